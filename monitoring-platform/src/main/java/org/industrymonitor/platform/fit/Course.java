package org.industrymonitor.platform.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.industrymonitor.alerts.detect.Clue;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.platform.backtest.History;
import org.industrymonitor.platform.backtest.Labels;
import org.industrymonitor.platform.rehearsal.Rehearsal;

/** Several rounds of fitting: what a detector has told changes what it learns, so each round replays with the last. */
public final class Course {

    private final List<Rehearsal> rehearsals;
    private final Growth growth;
    private final Set<Clue> without;

    /**
     * @param rehearsals whose falls are known
     * @param growth how large the forests become
     * @param without clues left out, to see what they are worth
     */
    public Course(List<Rehearsal> rehearsals, Growth growth, Set<Clue> without) {
        this.rehearsals = List.copyOf(rehearsals);
        this.growth = growth;
        this.without = Set.copyOf(without);
    }

    /**
     * A folder with {@code readings.csv}, {@code calendar.csv}, {@code labels.csv} and {@code ignore.csv}; readings may be
     * gzipped.
     */
    public static Rehearsal read(Path folder) throws IOException {
        Path plain = folder.resolve("readings.csv");
        Path readings = Files.exists(plain) ? plain : folder.resolve("readings.csv.gz");
        Optional<Path> calendar = Optional.of(folder.resolve("calendar.csv"));
        History history = History.read(List.of(readings), calendar);
        Labels labels = Labels.read(folder.resolve("labels.csv"), Optional.empty(), calendar, history);
        return new Rehearsal(folder.getFileName().toString(), history, labels);
    }

    /**
     * Fits.
     *
     * @param progress told each step in words
     */
    public Weighing run(int rounds, Consumer<String> progress) {
        Weighing weighing = Weighing.SHIPPED;
        for (int round = 0; round < rounds; round++) {
            Map<Season, List<List<Example>>> examples = new EnumMap<>(Season.class);
            for (int set = 0; set < rehearsals.size(); set++) {
                Rehearsal one = rehearsals.get(set);
                for (List<Example> series : Examples.of(set, one.history(), one.labels(), weighing, Tuning.DEFAULT)) {
                    if (!series.isEmpty()) {
                        examples.computeIfAbsent(series.get(0).season(), season -> new ArrayList<>())
                                .add(series);
                    }
                }
                progress.accept(one.name());
            }
            Map<Season, Weighing.Model> models = new EnumMap<>(Season.class);
            for (Season season : Season.values()) {
                Weighing last = weighing;
                models.put(
                        season,
                        examples.containsKey(season)
                                ? new Fitter(season, growth, without, examples.get(season)).fit()
                                : last.model(season));
                progress.accept(season.name());
            }
            weighing = new Weighing(models);
        }
        return weighing;
    }
}

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

/** Several rounds of fitting: what a detector has told changes what it learns, so each round replays with the last. */
public final class Course {

    private final List<Path> sets;
    private final Growth growth;
    private final Set<Clue> without;

    /**
     * @param sets directories with {@code readings.csv}, {@code calendar.csv}, {@code labels.csv} and
     *     {@code ignore.csv}; readings may be gzipped
     * @param growth how large the forests become
     * @param without clues left out, to see what they are worth
     */
    public Course(List<Path> sets, Growth growth, Set<Clue> without) {
        this.sets = List.copyOf(sets);
        this.growth = growth;
        this.without = Set.copyOf(without);
    }

    /**
     * Fits.
     *
     * @param progress told each step in words
     */
    public Weighing run(int rounds, Consumer<String> progress) throws IOException {
        Weighing weighing = Weighing.SHIPPED;
        for (int round = 0; round < rounds; round++) {
            Map<Season, List<List<Example>>> examples = new EnumMap<>(Season.class);
            for (int set = 0; set < sets.size(); set++) {
                Path directory = sets.get(set);
                Optional<Path> calendar = Optional.of(directory.resolve("calendar.csv"));
                History history = History.read(List.of(readings(directory)), calendar);
                Labels labels = Labels.read(directory.resolve("labels.csv"), Optional.empty(), calendar, history);
                for (List<Example> series : Examples.of(set, history, labels, weighing, Tuning.DEFAULT)) {
                    if (!series.isEmpty()) {
                        examples.computeIfAbsent(series.get(0).season(), season -> new ArrayList<>())
                                .add(series);
                    }
                }
                progress.accept(directory.getFileName().toString());
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

    private static Path readings(Path directory) {
        Path plain = directory.resolve("readings.csv");
        return Files.exists(plain) ? plain : directory.resolve("readings.csv.gz");
    }
}

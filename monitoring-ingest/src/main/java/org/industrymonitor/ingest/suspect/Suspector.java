package org.industrymonitor.ingest.suspect;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.industrymonitor.ingest.decode.RawItem;
import org.industrymonitor.ingest.decode.RawReading;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.Suspicion;

/** Says what is odd about valid readings, by what is written and by what their series showed before. */
public final class Suspector {

    private final SeriesMemory memory;

    /** @param series how many are remembered, at least */
    public Suspector(int series) {
        memory = new SeriesMemory(series);
    }

    /** What is odd about each figure, and remembers it; of a retraction, nothing. */
    public Set<Suspicion> ofFigures(RawReading raw, Reading reading) {
        Set<Suspicion> suspicions = EnumSet.noneOf(Suspicion.class);
        if (reading.status() == ReadingStatus.RETRACTED) {
            return suspicions;
        }
        List<String> written = written(raw);
        long start = reading.period().start().getEpochSecond();
        PeriodLength length = reading.period().length();
        for (int i = 0; i < reading.items().size(); i++) {
            ItemValue figure = reading.items().get(i);
            String digits = written.get(i);
            memory.update(SeriesMemory.key(reading.subject(), figure.item(), length.ordinal()), history -> {
                Set<Suspicion> odd = SeriesRules.judge(history, length, start, figure.value(), reading.revision());
                WrittenFigure.oddity(digits, () -> history.usual() / FixedPoint.ONE)
                        .ifPresent(odd::add);
                suspicions.addAll(odd);
                return history.after(start, figure.value(), reading.revision(), !odd.isEmpty());
            });
        }
        return suspicions;
    }

    /** Whether a reading names output, and beside it energy, all of which is zero. */
    public static boolean isOutputWithoutEnergy(Reading reading, Reference reference) {
        boolean output = false;
        boolean energy = false;
        for (ItemValue figure : reading.items()) {
            Measure measure = reference.item(figure.item()).map(Item::measure).orElse(null);
            if (measure == Measure.ENERGY) {
                energy = true;
                if (figure.value() != 0) {
                    return false;
                }
            } else if (measure == Measure.OUTPUT && figure.value() > 0) {
                output = true;
            }
        }
        return output && energy && reading.status() != ReadingStatus.RETRACTED;
    }

    private static List<String> written(RawReading raw) {
        List<String> written = new ArrayList<>(raw.items().size());
        for (RawItem item : raw.items()) {
            if (!item.value().isEmpty()) {
                written.add(item.value());
            }
        }
        return written;
    }
}

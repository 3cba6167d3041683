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

    private static final Set<Suspicion> NOTHING = Set.of();

    private final SeriesMemory memory;

    /** @param series how many are remembered, at least */
    public Suspector(int series) {
        memory = new SeriesMemory(series);
    }

    /** What is odd about each figure, and remembers it; of a retraction, nothing. */
    public Set<Suspicion> ofFigures(RawReading raw, Reading reading) {
        if (reading.status() == ReadingStatus.RETRACTED) {
            return NOTHING;
        }
        List<String> written = written(raw);
        long subject = hash(reading.subject());
        long start = reading.period().start().getEpochSecond();
        PeriodLength length = reading.period().length();
        Set<Suspicion> all = NOTHING;
        synchronized (memory.lock(subject)) {
            for (int i = 0; i < reading.items().size(); i++) {
                ItemValue figure = reading.items().get(i);
                long series = hash(figure.item()) + length.ordinal();
                History history = memory.get(subject, series);
                Set<Suspicion> odd = joined(
                        SeriesRules.judge(history, length, start, figure.value(), reading.revision()),
                        WrittenFigure.oddity(written.get(i), () -> history.usual() / FixedPoint.ONE)
                                .map(Set::of)
                                .orElse(NOTHING));
                memory.put(subject, series, history.after(start, figure.value(), reading.revision(), !odd.isEmpty()));
                all = joined(all, odd);
            }
        }
        return all;
    }

    /**
     * What is odd about figures whose digits {@linkplain #mayTell tell nothing}, and remembers them.
     *
     * @param subject its {@link #hash}
     * @param items their hashes
     * @param start of the period, epoch seconds
     * @param figures of the items, fixed point; there may be more
     */
    public Set<Suspicion> ofFigures(
            long subject, long[] items, PeriodLength length, long start, long[] figures, long revision) {
        Set<Suspicion> all = NOTHING;
        synchronized (memory.lock(subject)) {
            for (int i = 0; i < items.length; i++) {
                long series = items[i] + length.ordinal();
                History history = memory.get(subject, series);
                Set<Suspicion> odd = SeriesRules.judge(history, length, start, figures[i], revision);
                memory.put(subject, series, history.after(start, figures[i], revision, !odd.isEmpty()));
                all = joined(all, odd);
            }
        }
        return all;
    }

    /** What the series of a subject, or of an item, are found by. */
    public static long hash(String text) {
        return SeriesMemory.hash(text);
    }

    /** Whether the digits of a figure may tell something, whatever its unit: all of them, as a whole number. */
    public static boolean mayTell(long digits) {
        return WrittenFigure.mayTell(digits);
    }

    /** Nearly always there is nothing to join. */
    private static Set<Suspicion> joined(Set<Suspicion> some, Set<Suspicion> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        Set<Suspicion> both = EnumSet.copyOf(some);
        both.addAll(more);
        return both;
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

package org.industrymonitor.ingest.suspect;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
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
        long subject = hash(reading.subject());
        long start = reading.period().start().getEpochSecond();
        PeriodLength length = reading.period().length();
        for (int i = 0; i < reading.items().size(); i++) {
            ItemValue figure = reading.items().get(i);
            String digits = written.get(i);
            suspicions.addAll(judged(
                    SeriesMemory.key(subject, hash(figure.item()), length.ordinal()),
                    new Judgement(length, start, figure.value(), reading.revision(), digits)));
        }
        return suspicions;
    }

    /**
     * What is odd about a figure whose digits {@linkplain #mayTell tell nothing}, and remembers it.
     *
     * @param subject its {@link #hash}, as that of the item
     * @param start of the period, epoch seconds
     * @param figure fixed point
     */
    public Set<Suspicion> ofFigure(
            long subject, long item, PeriodLength length, long start, long figure, long revision) {
        return judged(
                SeriesMemory.key(subject, item, length.ordinal()), new Judgement(length, start, figure, revision, ""));
    }

    /** What a series is found by. */
    public static long hash(String text) {
        return SeriesMemory.hash(text);
    }

    /** Whether the digits of a figure may tell something, whatever its unit: all of them, as a whole number. */
    public static boolean mayTell(long digits) {
        return WrittenFigure.mayTell(digits);
    }

    private Set<Suspicion> judged(long series, Judgement judgement) {
        memory.update(series, judgement);
        return judgement.odd;
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

    /** Judges a figure by the history of its series, and adds it. */
    private static final class Judgement implements UnaryOperator<History> {

        private final PeriodLength length;
        private final long start;
        private final long figure;
        private final long revision;
        private final String written;
        private Set<Suspicion> odd = Set.of();

        Judgement(PeriodLength length, long start, long figure, long revision, String written) {
            this.length = length;
            this.start = start;
            this.figure = figure;
            this.revision = revision;
            this.written = written;
        }

        @Override
        public History apply(History history) {
            odd = SeriesRules.judge(history, length, start, figure, revision);
            WrittenFigure.oddity(written, () -> history.usual() / FixedPoint.ONE)
                    .ifPresent(oddity -> odd = EnumSet.of(oddity, odd.toArray(Suspicion[]::new)));
            return history.after(start, figure, revision, !odd.isEmpty());
        }
    }
}

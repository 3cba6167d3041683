package org.industrymonitor.streams.statement;

import java.time.Instant;
import java.util.Arrays;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.wire.ReadingView;

/** Which periods and figures can be taken at all, whatever the door they came by. */
final class Bounds {

    private static final long EARLIEST = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("2900-01-01T00:00:00Z").getEpochSecond();

    private static final int DAYS_OF_A_YEAR = 366;
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final long ITEMS_OF_ONE_MEASURE = 16;
    private static final long LARGEST_OF_ALL = 1_000_000_000_000L * FixedPoint.ONE;

    /** By period length, of which a year can be added up, several items together; fixed point. */
    private static final long[] LARGEST = Arrays.stream(PeriodLength.values())
            .mapToLong(length -> length == PeriodLength.P1M ? MONTHS_OF_A_YEAR : length.perDays(DAYS_OF_A_YEAR))
            .map(periods -> Math.min(Long.MAX_VALUE / periods / ITEMS_OF_ONE_MEASURE, LARGEST_OF_ALL))
            .toArray();

    /** Official figures are of whole sectors; accounts add up a year of months of a few items. */
    private static final long LARGEST_OFFICIAL = Long.MAX_VALUE / MONTHS_OF_A_YEAR / 4;

    private Bounds() {}

    /** @throws Refusal when the period of a reading is of no time that anyone reports */
    static void requireHistory(ReadingView reading) throws Refusal {
        if (reading.startEpochSecond() < EARLIEST || reading.startEpochSecond() > LATEST) {
            throw new Refusal(
                    RefusalCode.BAD_PERIOD,
                    "period " + reading.reading().period() + " must start between the years 1900 and 2900");
        }
    }

    /** @throws Refusal when the revision of a reading received then is so high that there might never be a correction of it */
    static void requireRevision(ReadingView reading, long received) throws Refusal {
        if (reading.revision() > Reading.highestRevision(received)) {
            throw new Refusal(
                    RefusalCode.BAD_REVISION,
                    "revision must be at most " + Reading.highestRevision(received) + ", is " + reading.revision());
        }
    }

    /**
     * Number of the period of a reading.
     *
     * @throws Refusal when it does not start where a period of its length does
     */
    static long index(ReadingView reading, PeriodGrid grid) throws Refusal {
        long start = reading.startEpochSecond();
        long index = grid.index(reading.length(), start);
        if (grid.startSecond(reading.length(), index) != start) {
            throw new Refusal(
                    RefusalCode.PERIOD_MISALIGNED,
                    "period " + reading.reading().period() + " does not start where a period of its length starts");
        }
        return index;
    }

    /** Whether a year of such figures can be added up, so that no window of an enterprise overflows. */
    static boolean isAddable(PeriodLength length, long figure) {
        long largest = LARGEST[length.ordinal()];
        return figure >= -largest && figure <= largest;
    }

    /** The same of an official figure. */
    static boolean isAddableOfficial(long figure) {
        return figure >= -LARGEST_OFFICIAL && figure <= LARGEST_OFFICIAL;
    }

    static Refusal outOfRange(Object item, long value) {
        return new Refusal(
                RefusalCode.OUT_OF_RANGE,
                "item " + item + " of " + FixedPoint.print(value) + " is more than can be added up over a year");
    }
}

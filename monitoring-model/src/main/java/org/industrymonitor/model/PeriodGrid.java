package org.industrymonitor.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Numbers the periods of every length in a time zone, one after the other without gaps, so that arithmetic on periods
 * is arithmetic on longs. Days and months are those of the calendar of the zone; shorter periods tile the time line
 * from a local midnight in standard time on.
 */
public final class PeriodGrid {

    private static final Instant REFERENCE = Instant.parse("2000-01-01T00:00:00Z");

    private final ZoneId zone;
    private final long standardOffset;

    public PeriodGrid(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone, "zone");
        this.standardOffset = zone.getRules().getStandardOffset(REFERENCE).getTotalSeconds();
    }

    public ZoneId zone() {
        return zone;
    }

    /** Number of the period of that length that holds the second since 1970. */
    public long index(PeriodLength length, long epochSecond) {
        return length.isWithinDay()
                ? Math.floorDiv(epochSecond - phase(length), (long) length.seconds())
                : index(length, Instant.ofEpochSecond(epochSecond));
    }

    /** Number of the period of that length that holds the instant. */
    public long index(PeriodLength length, Instant instant) {
        return switch (length) {
            case P1D -> LocalDate.ofInstant(instant, zone).toEpochDay();
            case P1M -> {
                LocalDate date = LocalDate.ofInstant(instant, zone);
                yield date.getYear() * 12L + date.getMonthValue() - 1;
            }
            default -> Math.floorDiv(instant.getEpochSecond() - phase(length), (long) length.seconds());
        };
    }

    /** Number of the first period of that length that starts on the day or later. */
    public long indexOfDay(PeriodLength length, LocalDate day) {
        return firstFrom(length, midnight(day));
    }

    /** Number of the first period of that length that starts then or later. */
    public long firstFrom(PeriodLength length, Instant instant) {
        long index = index(length, instant);
        return start(length, index).isBefore(instant) ? index + 1 : index;
    }

    /** First instant of the period of that number. */
    public Instant start(PeriodLength length, long index) {
        return switch (length) {
            case P1D -> LocalDate.ofEpochDay(index).atStartOfDay(zone).toInstant();
            case P1M ->
                LocalDate.of((int) Math.floorDiv(index, 12L), (int) Math.floorMod(index, 12L) + 1, 1)
                        .atStartOfDay(zone)
                        .toInstant();
            default -> Instant.ofEpochSecond(Math.multiplyExact(index, length.seconds()) + phase(length));
        };
    }

    /** First second of the period of that number. */
    public long startSecond(PeriodLength length, long index) {
        return length.isWithinDay()
                ? Math.multiplyExact(index, length.seconds()) + phase(length)
                : start(length, index).getEpochSecond();
    }

    /** First instant after the period of that number. */
    public Instant end(PeriodLength length, long index) {
        return start(length, index + 1);
    }

    /** The period of that number. */
    public Period period(PeriodLength length, long index) {
        return new Period(length, start(length, index));
    }

    /** Whether the period's start is where a period of its length starts in this zone. */
    public boolean isAligned(Period period) {
        return start(period.length(), index(period.length(), period.start())).equals(period.start());
    }

    /** The local day in which the period of that number starts, as days since 1970-01-01. */
    public long epochDay(PeriodLength length, long index) {
        return switch (length) {
            case P1D -> index;
            case P1M ->
                LocalDate.of((int) Math.floorDiv(index, 12L), (int) Math.floorMod(index, 12L) + 1, 1)
                        .toEpochDay();
            default -> LocalDate.ofInstant(start(length, index), zone).toEpochDay();
        };
    }

    /**
     * Where a window of the calendar starts that ends then: with the local day, month or year that holds the last second
     * before.
     *
     * @throws IllegalArgumentException for a rolling window
     */
    public Instant start(Window window, Instant end) {
        LocalDate day = lastDay(end);
        return midnight(
                switch (window) {
                    case DAY -> day;
                    case MONTH_TO_DATE -> day.withDayOfMonth(1);
                    case YEAR_TO_DATE -> day.withDayOfYear(1);
                    default -> throw new IllegalArgumentException(window + " does not start with the calendar");
                });
    }

    /** The local day of the last second before the instant. */
    public LocalDate lastDay(Instant end) {
        return LocalDate.ofInstant(end.minusSeconds(1), zone);
    }

    public Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /**
     * The end of a window one year earlier: the same date of the year before, after the same time since midnight, but not
     * after the end of that day. The end of a day is that of its counterpart, however many hours either has; the end of a
     * month is that of the month, however many days either has. On the 29th of February it is the end of the 28th.
     */
    public Instant yearEarlier(Instant end) {
        LocalDate day = lastDay(end);
        LocalDate before = day.minusYears(1);
        Instant last = midnight(before.plusDays(1));
        if (end.equals(midnight(day.plusDays(1)))) {
            boolean endsMonth = day.plusDays(1).getDayOfMonth() == 1;
            return endsMonth ? midnight(day.plusDays(1).minusYears(1)) : last;
        }
        if (before.getDayOfMonth() != day.getDayOfMonth()) {
            return last;
        }
        Instant then = midnight(before).plus(Duration.between(midnight(day), end));
        return then.isBefore(last) ? then : last;
    }

    /** Number of the counterpart of a period one year earlier: the same date and time since midnight; of some there is none. */
    public OptionalLong yearEarlier(PeriodLength length, long index) {
        return yearsLater(length, index, -1);
    }

    /** Number of the period of which this is the counterpart one year earlier. */
    public OptionalLong yearLater(PeriodLength length, long index) {
        return yearsLater(length, index, 1);
    }

    private OptionalLong yearsLater(PeriodLength length, long index, int years) {
        if (length == PeriodLength.P1M) {
            return OptionalLong.of(index + 12L * years);
        }
        LocalDate day = LocalDate.ofEpochDay(epochDay(length, index));
        LocalDate other = day.plusYears(years);
        if (other.getDayOfMonth() != day.getDayOfMonth()) {
            return OptionalLong.empty();
        }
        if (length == PeriodLength.P1D) {
            return OptionalLong.of(other.toEpochDay());
        }
        Instant start = midnight(other).plus(Duration.between(midnight(day), start(length, index)));
        long counterpart = index(length, start);
        // Where clocks change, a day may lack an hour, or tiles be shifted against midnight.
        return LocalDate.ofInstant(start, zone).equals(other)
                        && start(length, counterpart).equals(start)
                ? OptionalLong.of(counterpart)
                : OptionalLong.empty();
    }

    private long phase(PeriodLength length) {
        return Math.floorMod(-standardOffset, (long) length.seconds());
    }
}

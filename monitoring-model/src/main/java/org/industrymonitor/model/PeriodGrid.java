package org.industrymonitor.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

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
        Instant midnight = day.atStartOfDay(zone).toInstant();
        long index = index(length, midnight);
        return start(length, index).isBefore(midnight) ? index + 1 : index;
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

    private long phase(PeriodLength length) {
        return Math.floorMod(-standardOffset, (long) length.seconds());
    }
}

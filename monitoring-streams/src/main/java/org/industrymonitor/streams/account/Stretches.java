package org.industrymonitor.streams.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;

/** Numbers stretches of the calendar in a zone as the grid numbers periods; January and February, and years, by the year. */
final class Stretches {

    private static final int MONTHS = 12;

    private final PeriodGrid grid;

    Stretches(PeriodGrid grid) {
        this.grid = grid;
    }

    /** A stretch of that kind. */
    record Numbered(StretchKind kind, long index) {}

    /** The period length whose numbers the kind has. */
    static PeriodLength length(StretchKind kind) {
        return switch (kind) {
            case HOUR -> PeriodLength.PT1H;
            case DAY -> PeriodLength.P1D;
            default -> PeriodLength.P1M;
        };
    }

    /** Whether periods of that length are within stretches of that kind. */
    static boolean holds(StretchKind kind, PeriodLength length) {
        return length.compareTo(length(kind)) <= 0;
    }

    /** Number of the hour, day or month in which a period starts. */
    long index(StretchKind kind, PeriodLength length, long index) {
        if (length(kind) == length) {
            return index;
        }
        return kind == StretchKind.HOUR
                ? grid.index(PeriodLength.PT1H, grid.startSecond(length, index))
                : kind == StretchKind.DAY
                        ? grid.epochDay(length, index)
                        : grid.index(PeriodLength.P1M, grid.startSecond(length, index));
    }

    /** The stretch of that kind that holds a second. */
    Numbered at(StretchKind kind, long epochSecond) {
        long index = grid.index(length(kind), epochSecond);
        return new Numbered(kind, isOfMonths(kind) ? Math.floorDiv(index, MONTHS) : index);
    }

    /** Whether it is added up from months. */
    static boolean isOfMonths(StretchKind kind) {
        return kind == StretchKind.JANUARY_FEBRUARY || kind == StretchKind.YEAR;
    }

    /** The longer stretches that a month is part of. */
    static List<Numbered> withMonth(long month) {
        long year = Math.floorDiv(month, MONTHS);
        List<Numbered> longer = new ArrayList<>(2);
        if (Math.floorMod(month, MONTHS) < 2) {
            longer.add(new Numbered(StretchKind.JANUARY_FEBRUARY, year));
        }
        longer.add(new Numbered(StretchKind.YEAR, year));
        return longer;
    }

    /** Number of the first month of the year of a month. */
    static long yearOf(long month) {
        return month - Math.floorMod(month, MONTHS);
    }

    /** Number of the first month of a stretch of months. */
    static long firstMonth(Numbered stretch) {
        return stretch.index() * MONTHS;
    }

    static int months(StretchKind kind) {
        return kind == StretchKind.JANUARY_FEBRUARY ? 2 : MONTHS;
    }

    Instant start(Numbered stretch) {
        return isOfMonths(stretch.kind())
                ? grid.start(PeriodLength.P1M, firstMonth(stretch))
                : grid.start(length(stretch.kind()), stretch.index());
    }

    /** First instant after it. */
    Instant end(Numbered stretch) {
        return isOfMonths(stretch.kind())
                ? grid.start(PeriodLength.P1M, firstMonth(stretch) + months(stretch.kind()))
                : grid.end(length(stretch.kind()), stretch.index());
    }

    Stretch stretch(Numbered stretch) {
        return new Stretch(stretch.kind(), start(stretch));
    }

    /** The one of the year before, of which its growth is measured; the number is the smallest long when there is none. */
    Numbered yearEarlier(Numbered stretch) {
        long index = switch (stretch.kind()) {
            case HOUR -> grid.yearEarlier(PeriodLength.PT1H, stretch.index()).orElse(Long.MIN_VALUE);
            case DAY -> LocalDate.ofEpochDay(stretch.index()).minusYears(1).toEpochDay();
            case MONTH -> stretch.index() - MONTHS;
            default -> stretch.index() - 1;
        };
        return new Numbered(stretch.kind(), index);
    }

    /** Those whose growth is measured from it. */
    List<Numbered> yearLater(Numbered stretch) {
        List<Numbered> later = new ArrayList<>(2);
        switch (stretch.kind()) {
            case HOUR ->
                grid.yearLater(PeriodLength.PT1H, stretch.index())
                        .ifPresent(index -> later.add(new Numbered(StretchKind.HOUR, index)));
            case DAY -> {
                LocalDate day = LocalDate.ofEpochDay(stretch.index());
                LocalDate next = day.plusYears(1);
                if (day.getDayOfMonth() == next.getDayOfMonth()) {
                    later.add(new Numbered(StretchKind.DAY, next.toEpochDay()));
                }
                if (next.getMonthValue() == 2 && next.getDayOfMonth() == 28 && next.isLeapYear()) {
                    later.add(new Numbered(StretchKind.DAY, next.toEpochDay() + 1));
                }
            }
            case MONTH -> later.add(new Numbered(StretchKind.MONTH, stretch.index() + MONTHS));
            default -> later.add(new Numbered(stretch.kind(), stretch.index() + 1));
        }
        return later;
    }
}

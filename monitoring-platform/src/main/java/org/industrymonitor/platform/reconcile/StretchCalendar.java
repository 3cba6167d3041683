package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Window;

/** The stretches of the calendar in one time zone. */
final class StretchCalendar {
    private final PeriodGrid grid;

    StretchCalendar(PeriodGrid grid) {
        this.grid = grid;
    }

    /** The stretch that holds the instant; most of the year is not in January and February. */
    Optional<Stretch> holding(StretchKind kind, Instant instant) {
        LocalDate day = LocalDate.ofInstant(instant, grid.zone());
        return switch (kind) {
            case HOUR -> Optional.of(new Stretch(kind, startOf(PeriodLength.PT1H, instant)));
            case DAY -> Optional.of(new Stretch(kind, startOf(PeriodLength.P1D, instant)));
            case MONTH -> Optional.of(new Stretch(kind, startOf(PeriodLength.P1M, instant)));
            case YEAR -> Optional.of(new Stretch(kind, grid.midnight(day.withDayOfYear(1))));
            case JANUARY_FEBRUARY ->
                day.getMonthValue() > 2
                        ? Optional.empty()
                        : Optional.of(new Stretch(kind, grid.midnight(day.withDayOfYear(1))));
        };
    }

    /** Whether there is such a stretch. */
    boolean isAligned(Stretch stretch) {
        return holding(stretch.kind(), stretch.start()).equals(Optional.of(stretch));
    }

    /** The first instant after the stretch. */
    Instant end(Stretch stretch) {
        LocalDate day = LocalDate.ofInstant(stretch.start(), grid.zone());
        return switch (stretch.kind()) {
            case HOUR -> stretch.start().plusSeconds(PeriodLength.PT1H.seconds());
            case DAY -> grid.midnight(day.plusDays(1));
            case MONTH -> grid.midnight(day.plusMonths(1));
            case JANUARY_FEBRUARY -> grid.midnight(day.plusMonths(2));
            case YEAR -> grid.midnight(day.plusYears(1));
        };
    }

    /** The same stretch one year earlier; of some hours there is none. */
    Optional<Stretch> yearEarlier(Stretch stretch) {
        if (stretch.kind() == StretchKind.HOUR) {
            long hour = grid.index(PeriodLength.PT1H, stretch.start());
            OptionalLong earlier = grid.yearEarlier(PeriodLength.PT1H, hour);
            return earlier.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Stretch(StretchKind.HOUR, grid.start(PeriodLength.PT1H, earlier.getAsLong())));
        }
        LocalDate day = LocalDate.ofInstant(stretch.start(), grid.zone());
        return Optional.of(new Stretch(stretch.kind(), grid.midnight(day.minusYears(1))));
    }

    /** The window that holds what of the stretch has passed, if the last second before the end is in the stretch. */
    Optional<Window> underWay(Stretch stretch, Instant end) {
        if (!end.isAfter(stretch.start()) || !end.isBefore(end(stretch))) {
            return Optional.empty();
        }
        return switch (stretch.kind()) {
            case HOUR -> Optional.empty();
            case DAY -> Optional.of(Window.DAY);
            case MONTH -> Optional.of(Window.MONTH_TO_DATE);
            case JANUARY_FEBRUARY, YEAR -> Optional.of(Window.YEAR_TO_DATE);
        };
    }

    /** The periods that start in the stretch and are not too long for its kind. */
    List<PeriodRange> ranges(Stretch stretch, Collection<PeriodLength> lengths) {
        Instant end = end(stretch);
        return lengths.stream()
                .filter(length -> holds(stretch.kind(), length))
                .map(length ->
                        new PeriodRange(length, grid.firstFrom(length, stretch.start()), grid.firstFrom(length, end)))
                .toList();
    }

    /** Whether figures of such periods are in such stretches. */
    static boolean holds(StretchKind kind, PeriodLength length) {
        return switch (kind) {
            case HOUR -> length.compareTo(PeriodLength.PT1H) <= 0;
            case DAY -> length.compareTo(PeriodLength.P1D) <= 0;
            case MONTH, JANUARY_FEBRUARY, YEAR -> true;
        };
    }

    private Instant startOf(PeriodLength length, Instant instant) {
        return grid.start(length, grid.index(length, instant));
    }
}

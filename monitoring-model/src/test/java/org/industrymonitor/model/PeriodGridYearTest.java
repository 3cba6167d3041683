package org.industrymonitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One year earlier and later, and windows of the calendar. */
class PeriodGridYearTest {

    @ParameterizedTest
    @CsvSource({
        // The same time of the same date
        "Asia/Shanghai, 2020-03-01T02:00:00Z, 2019-03-01T02:00:00Z",
        "Asia/Kolkata, 2020-07-01T04:30:00Z, 2019-07-01T04:30:00Z",
        // The end of a day is no part of the next
        "Asia/Shanghai, 2020-04-30T16:00:00Z, 2019-04-30T16:00:00Z",
        "Asia/Shanghai, 2019-12-31T16:00:00Z, 2018-12-31T16:00:00Z",
        // On the 29th of February the end of the 28th
        "Asia/Shanghai, 2020-02-29T02:00:00Z, 2019-02-28T16:00:00Z",
        "Asia/Shanghai, 2020-02-29T16:00:00Z, 2019-02-28T16:00:00Z",
        "Asia/Shanghai, 2021-02-28T02:00:00Z, 2020-02-28T02:00:00Z",
        // The end of a month is that of the month
        "Asia/Shanghai, 2021-02-28T16:00:00Z, 2020-02-29T16:00:00Z",
        "Asia/Shanghai, 2020-02-28T16:00:00Z, 2019-02-28T16:00:00Z",
        // A day of 23 hours, of 25, and a whole one whose counterpart has 25 or 23
        "Europe/Berlin, 2021-03-28T22:00:00Z, 2020-03-28T23:00:00Z",
        "Europe/Berlin, 2020-10-25T23:00:00Z, 2019-10-25T22:00:00Z",
        "Europe/Berlin, 2021-10-25T22:00:00Z, 2020-10-25T23:00:00Z",
        "Europe/Berlin, 2021-03-29T22:00:00Z, 2020-03-29T22:00:00Z",
        "Australia/Sydney, 2018-10-01T14:00:00Z, 2017-10-01T13:00:00Z",
        // The last hour of 25 is one too many
        "Europe/Berlin, 2020-10-25T22:30:00Z, 2019-10-25T22:00:00Z",
        // As many hours after midnight, whatever the clock says
        "Australia/Sydney, 2017-10-01T02:00:00Z, 2016-10-01T02:00:00Z",
        "Australia/Sydney, 2018-10-01T02:00:00Z, 2017-10-01T02:00:00Z"
    })
    void findsTheEndOfAWindowOneYearEarlier(String zone, Instant end, Instant earlier) {
        assertThat(new PeriodGrid(ZoneId.of(zone)).yearEarlier(end)).isEqualTo(earlier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Asia/Shanghai", "Europe/Berlin", "Australia/Sydney", "Australia/Lord_Howe", "America/Sao_Paulo"
            })
    void theEndOfADayStaysTheEndOfADay(String zone) {
        PeriodGrid grid = new PeriodGrid(ZoneId.of(zone));
        for (LocalDate day = LocalDate.of(2015, 1, 1); day.getYear() < 2022; day = day.plusDays(1)) {
            boolean endsMonth = day.plusDays(1).getDayOfMonth() == 1;
            assertThat(grid.yearEarlier(grid.midnight(day.plusDays(1))))
                    .as("end of %s", day)
                    .isEqualTo(grid.midnight(
                            endsMonth
                                    ? day.plusDays(1).minusYears(1)
                                    : day.minusYears(1).plusDays(1)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, P1M, 2020-01-31T16:00:00Z, 2019-01-31T16:00:00Z",
        "Asia/Shanghai, P1D, 2020-02-27T16:00:00Z, 2019-02-27T16:00:00Z",
        "Asia/Shanghai, P1D, 2020-02-28T16:00:00Z,",
        "Asia/Shanghai, PT1H, 2020-02-28T18:00:00Z,",
        "Asia/Shanghai, PT15M, 2021-02-28T15:45:00Z, 2020-02-28T15:45:00Z",
        "Asia/Kolkata, PT1H, 2020-07-01T04:30:00Z, 2019-07-01T04:30:00Z",
        // The first hour of a summer day is the first hour of a winter day
        "Europe/Berlin, PT1H, 2020-03-29T22:00:00Z, 2019-03-29T23:00:00Z",
        "Europe/Berlin, P1D, 2020-03-29T22:00:00Z, 2019-03-29T23:00:00Z",
        // The 25th hour has no counterpart, the 24th of a whole day none in a day of 23
        "Europe/Berlin, PT1H, 2020-10-25T22:00:00Z,",
        "Europe/Berlin, PT1H, 2020-10-25T21:00:00Z, 2019-10-25T21:00:00Z",
        "Australia/Sydney, PT1H, 2018-10-01T13:00:00Z,",
        "Australia/Sydney, PT1H, 2018-10-01T12:00:00Z, 2017-10-01T12:00:00Z",
        // A clock moved by half an hour shifts hours, but not half-hours, against midnight
        "Australia/Lord_Howe, PT1H, 2018-09-01T13:30:00Z, 2017-09-01T13:30:00Z",
        "Australia/Lord_Howe, PT1H, 2018-12-01T13:30:00Z, 2017-12-01T13:30:00Z",
        "Australia/Lord_Howe, PT1H, 2018-10-02T13:30:00Z,",
        "Australia/Lord_Howe, PT1H, 2017-10-01T13:30:00Z,",
        "Australia/Lord_Howe, PT30M, 2017-10-01T13:30:00Z, 2016-10-01T14:00:00Z"
    })
    void findsThePeriodOneYearEarlier(String zone, PeriodLength length, Instant start, Instant earlier) {
        PeriodGrid grid = new PeriodGrid(ZoneId.of(zone));
        assertThat(grid.isAligned(new Period(length, start))).isTrue();
        OptionalLong found = grid.yearEarlier(length, grid.index(length, start));
        if (earlier == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(grid.start(length, found.orElseThrow())).isEqualTo(earlier);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Shanghai",
                "Asia/Kolkata",
                "Australia/Sydney",
                "Australia/Lord_Howe",
                "Europe/Berlin",
                "America/Sao_Paulo",
                "America/St_Johns",
                "America/Havana",
                "Asia/Pyongyang",
                "+10:00"
            })
    void laterUndoesEarlier(String zone) {
        PeriodGrid grid = new PeriodGrid(ZoneId.of(zone));
        Instant from = Instant.parse("2007-01-01T00:00:00Z");
        for (PeriodLength length :
                new PeriodLength[] {PeriodLength.PT30M, PeriodLength.PT1H, PeriodLength.P1D, PeriodLength.P1M}) {
            long first = grid.firstFrom(length, from);
            long end = grid.firstFrom(length, from.plus(Duration.ofDays(365 * 6)));
            long pairs = 0;
            for (long index = first; index < end; index++) {
                OptionalLong earlier = grid.yearEarlier(length, index);
                if (earlier.isPresent()) {
                    pairs++;
                    requireEqual(grid, length, index, grid.yearLater(length, earlier.getAsLong()));
                }
                OptionalLong later = grid.yearLater(length, index);
                if (later.isPresent()) {
                    requireEqual(grid, length, index, grid.yearEarlier(length, later.getAsLong()));
                }
            }
            assertThat(pairs).as("%s with a counterpart", length).isGreaterThan((end - first) * 9 / 10);
        }
    }

    private static void requireEqual(PeriodGrid grid, PeriodLength length, long index, OptionalLong back) {
        if (back.isEmpty() || back.getAsLong() != index) {
            assertThat(back)
                    .as("there and back from %s", grid.period(length, index))
                    .hasValue(index);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2020-03-31T16:00:00Z, 2020-03-30T16:00:00Z",
        "DAY, 2020-03-31T16:00:01Z, 2020-03-31T16:00:00Z",
        "MONTH_TO_DATE, 2020-03-31T16:00:00Z, 2020-02-29T16:00:00Z",
        "MONTH_TO_DATE, 2020-03-31T17:00:00Z, 2020-03-31T16:00:00Z",
        "YEAR_TO_DATE, 2019-12-31T16:00:00Z, 2018-12-31T16:00:00Z",
        "YEAR_TO_DATE, 2019-12-31T17:00:00Z, 2019-12-31T16:00:00Z"
    })
    void startsWindowsOfTheCalendarWithItsLocalDayMonthOrYear(Window window, Instant end, Instant start) {
        assertThat(new PeriodGrid(Reference.DEFAULT_ZONE).start(window, end)).isEqualTo(start);
        assertThat(window.isRolling()).isFalse();
        assertThat(window.panes(PeriodLength.PT1H)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"PT1H", "PT24H", "P7D", "P30D"})
    void aRollingWindowDoesNotStartWithTheCalendar(Window window) {
        assertThat(window.isRolling()).isTrue();
        assertThatThrownBy(() -> new PeriodGrid(Reference.DEFAULT_ZONE).start(window, Instant.EPOCH))
                .hasMessage(window + " does not start with the calendar");
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, PT1H, 2020-03-31T16:00:00Z, 2020-03-31T16:00:00Z",
        "Asia/Shanghai, PT1H, 2020-03-31T16:00:01Z, 2020-03-31T17:00:00Z",
        "Asia/Shanghai, P1D, 2020-03-31T16:00:00Z, 2020-03-31T16:00:00Z",
        "Asia/Shanghai, P1D, 2020-03-31T15:59:59Z, 2020-03-31T16:00:00Z",
        "Asia/Shanghai, P1M, 2020-03-31T16:00:00Z, 2020-03-31T16:00:00Z",
        "Asia/Shanghai, P1M, 2020-03-31T17:00:00Z, 2020-04-30T16:00:00Z",
        // Tiles of Lord Howe are shifted by half an hour against midnight in summer
        "Australia/Lord_Howe, PT1H, 2017-12-31T13:00:00Z, 2017-12-31T13:30:00Z"
    })
    void findsTheFirstPeriodThatStartsThenOrLater(String zone, PeriodLength length, Instant from, Instant start) {
        PeriodGrid grid = new PeriodGrid(ZoneId.of(zone));
        assertThat(grid.start(length, grid.firstFrom(length, from))).isEqualTo(start);
    }

    @Test
    void tellsTheLastDayBeforeAnInstant() {
        PeriodGrid grid = new PeriodGrid(Reference.DEFAULT_ZONE);
        assertThat(grid.lastDay(Instant.parse("2020-03-31T16:00:00Z"))).isEqualTo(LocalDate.of(2020, 3, 31));
        assertThat(grid.lastDay(Instant.parse("2020-03-31T16:00:01Z"))).isEqualTo(LocalDate.of(2020, 4, 1));
    }
}

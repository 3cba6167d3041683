package org.industrymonitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodGridTest {

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, P1D, 2020-03-31T16:00:00Z, 2020-04-01T16:00:00Z",
        "Asia/Shanghai, P1M, 2020-03-31T16:00:00Z, 2020-04-30T16:00:00Z",
        "Asia/Shanghai, PT15M, 2020-03-31T16:15:00Z, 2020-03-31T16:30:00Z",
        "Asia/Kolkata, PT1H, 2020-03-31T18:30:00Z, 2020-03-31T19:30:00Z",
        "Europe/Paris, P1D, 2020-03-28T23:00:00Z, 2020-03-29T22:00:00Z",
        "+10:00, PT30M, 2017-05-31T14:00:00Z, 2017-05-31T14:30:00Z",
        "Asia/Shanghai, P1D, 1960-02-28T16:00:00Z, 1960-02-29T16:00:00Z"
    })
    void tilesTheTimeLineWithoutGaps(String zone, PeriodLength length, Instant start, Instant end) {
        PeriodGrid grid = new PeriodGrid(ZoneId.of(zone));
        long index = grid.index(length, start);

        assertThat(grid.start(length, index)).isEqualTo(start);
        assertThat(grid.end(length, index)).isEqualTo(end);
        assertThat(grid.index(length, end.minusSeconds(1))).isEqualTo(index);
        assertThat(grid.index(length, end)).isEqualTo(index + 1);
        assertThat(grid.isAligned(new Period(length, start))).isTrue();
        assertThat(grid.isAligned(new Period(length, start.plusSeconds(1)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, 2020-04-01, 2020-04-01",
        "P1M, 2020-04-01, 2020-04-01",
        "P1M, 2020-04-02, 2020-05-01",
        "PT1H, 2020-04-02, 2020-04-02"
    })
    void findsTheFirstPeriodThatStartsOnADayOrLater(PeriodLength length, LocalDate day, LocalDate expected) {
        PeriodGrid grid = new PeriodGrid(Reference.DEFAULT_ZONE);
        assertThat(grid.start(length, grid.indexOfDay(length, day)))
                .isEqualTo(expected.atStartOfDay(Reference.DEFAULT_ZONE).toInstant());
        assertThat(grid.epochDay(length, grid.indexOfDay(length, day))).isEqualTo(expected.toEpochDay());
    }

    @Test
    void countsWholePeriodsInAWindow() {
        assertThat(Window.PT1H.panes(PeriodLength.PT1M)).isEqualTo(60);
        assertThat(Window.PT1H.panes(PeriodLength.P1D)).isZero();
        assertThat(Window.PT24H.panes(PeriodLength.P1D)).isEqualTo(1);
        assertThat(Window.P30D.panes(PeriodLength.PT30M)).isEqualTo(1440);
        assertThat(Window.P30D.panes(PeriodLength.P1M)).isZero();
    }
}

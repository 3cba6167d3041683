package org.industrymonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.P1D;
import static org.industrymonitor.model.PeriodLength.P1M;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.model.PeriodLength.PT30M;
import static org.industrymonitor.streams.Feed.at;
import static org.industrymonitor.streams.Feed.enterprise;
import static org.industrymonitor.streams.Feed.midnight;
import static org.industrymonitor.streams.Feed.reading;
import static org.industrymonitor.streams.Feed.retraction;
import static org.industrymonitor.streams.Feed.version;

import java.time.Instant;
import java.util.Optional;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.AccountLine.Official;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.streams.statement.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was officially stated of a group stands beside its total, and is in none. */
class OfficialFiguresTest extends InProvince {

    private static final Instant MARCH = midnight("2020-03-01");

    @BeforeEach
    void start() {
        province.register(enterprise("kiln", version("3011", "410103", P1M, "clinker")));
        province.read(reading("kiln", P1M, MARCH, 1, "clinker", "100")).settle();
    }

    private AccountLine county(StretchKind kind, Instant start, String series) {
        return line(province.settle().account("county:410103", kind, start), series);
    }

    @Test
    void areBesideTheTotalWithTheRatio() {
        province.read(reading("county:410103", P1M, MARCH, 1, "clinker", "125"));

        AccountLine clinker = county(StretchKind.MONTH, MARCH, "clinker");
        assertThat(clinker.total()).isEqualTo(new SeriesTotal("clinker", 1_000_000L, 1, 1));
        assertThat(clinker.official()).contains(new Official(1_250_000L, 1));
        assertThat(clinker.ratioToOfficial()).contains(0.8);
        assertThat(county(StretchKind.MONTH, MARCH, "output").official()).contains(new Official(312_500_000L, 1));
        assertThat(county(StretchKind.YEAR, midnight("2020-01-01"), "clinker").official())
                .contains(new Official(1_250_000L, 1));
        assertThat(line(province.account("city:410100", StretchKind.MONTH, MARCH), "clinker")
                        .official())
                .isEmpty();
        assertThat(pane(province.pane("county:410103", P1M, MARCH), "clinker").sum())
                .isEqualTo(1_000_000L);
        assertThat(province.count(Outcome.OFFICIAL)).isEqualTo(1);
    }

    @Test
    void addUpOverTheMonthsStated() {
        province.read(
                reading("county:410103", P1M, midnight("2020-01-01"), 1, "clinker", "10"),
                reading("county:410103", P1M, midnight("2020-02-01"), 1, "clinker", "20"),
                reading("county:410103", P1M, midnight("2020-05-01"), 1, "clinker", "5"));
        assertThat(county(StretchKind.JANUARY_FEBRUARY, midnight("2020-01-01"), "clinker")
                        .official())
                .contains(new Official(300_000L, 2));
        assertThat(county(StretchKind.YEAR, midnight("2020-01-01"), "clinker").official())
                .contains(new Official(350_000L, 3));
    }

    @Test
    void areReplacedAndTakenBackByRevision() {
        province.read(
                reading("county:410103", P1M, MARCH, 2, "clinker", "125"),
                reading("county:410103", P1M, MARCH, 1, "clinker", "999"),
                reading("county:410103", P1M, MARCH, 3, "clinker", "50"));
        assertThat(county(StretchKind.MONTH, MARCH, "clinker").official()).contains(new Official(500_000L, 1));

        province.read(retraction("county:410103", P1M, MARCH, 4, "clinker"));
        assertThat(county(StretchKind.MONTH, MARCH, "clinker").official()).isEmpty();
        assertThat(county(StretchKind.MONTH, MARCH, "output").official()).isEmpty();
        assertThat(county(StretchKind.YEAR, midnight("2020-01-01"), "clinker").ratioToOfficial())
                .isEqualTo(Optional.empty());
    }

    @Test
    void areOfHoursAndDaysToo() {
        province.read(
                reading("county:410103", PT1H, at("2020-03-05T06:00"), 1, "clinker", "1"),
                reading("county:410103", P1D, midnight("2020-03-05"), 1, "clinker", "30"),
                reading("county:410103", PT30M, at("2020-03-05T06:00"), 1, "clinker", "0.5"));
        assertThat(county(StretchKind.HOUR, at("2020-03-05T06:00"), "clinker").official())
                .contains(new Official(10_000L, 1));
        assertThat(county(StretchKind.DAY, midnight("2020-03-05"), "clinker").official())
                .contains(new Official(300_000L, 1));
        // They are not added up: the month has its own.
        assertThat(county(StretchKind.MONTH, MARCH, "clinker").official()).isEmpty();
    }

    @Test
    void standAloneWhereNothingElseIsKnown() {
        province.read(reading("sector:44", P1M, MARCH, 1, "clinker", "3")).settle();

        AccountLine line = line(province.account("sector:44", StretchKind.MONTH, MARCH), "clinker");
        assertThat(line.official()).contains(new Official(30_000L, 1));
        assertThat(line.total().isVoid()).isTrue();
        assertThat(province.account("sector:44", StretchKind.MONTH, MARCH).asOf())
                .isEqualTo(Instant.EPOCH);
        assertThat(province.panes().keySet()).noneMatch(key -> key.startsWith("sector:44|"));
    }

    /** What is counted by a coefficient is counted anew when it is corrected, and taken back by it. */
    @Test
    void areRevaluedWhenACoefficientIsCorrected() {
        province.read(reading("county:410103", P1M, MARCH, 1, "clinker", "125"));
        province.register(Feed.item("clinker", "t", Measure.OUTPUT, "300"));
        assertThat(county(StretchKind.MONTH, MARCH, "output").official()).contains(new Official(375_000_000L, 1));

        province.read(reading("county:410103", P1M, MARCH, 2, "clinker", "100"));
        assertThat(county(StretchKind.MONTH, MARCH, "output").official()).contains(new Official(300_000_000L, 1));
    }
}

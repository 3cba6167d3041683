package org.industrymonitor.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.watch.Verdict.Outcome;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.junit.jupiter.api.Test;

class SeriesWatcherTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    private static final NodeId NODE = NodeId.parse("county:C");
    private static final long STEADY = 600_0000;
    private static final int WEEK = 7 * 48;

    private final SeriesWatcher watcher = new SeriesWatcher(Tuning.DEFAULT);
    private final SeriesState state = new SeriesState(Season.HOURS);
    private final List<Alert> told = new ArrayList<>();

    @Test
    void zeroIsAFall() {
        steady(0, WEEK);

        take(WEEK, 0, 5, 5);
        take(WEEK + 1, 0, 5, 5);

        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.STOPPAGE);
            assertThat(alert.raised()).isEqualTo(at(WEEK).start());
            assertThat(alert.expected()).isCloseTo(STEADY, within(1L));
            assertThat(alert.id()).isEqualTo("stoppage:county:C:output@2024-06-10T00:00:00Z~PT30M");
        });
    }

    @Test
    void missingIsNoFall() {
        steady(0, WEEK);

        for (int i = 0; i < 10; i++) {
            assertThat(take(WEEK + i, 0, 0, 5).outcome()).isEqualTo(Outcome.INCOMPLETE);
        }

        assertThat(told).isEmpty();
        assertThat(state.isLow()).isFalse();
    }

    @Test
    void whatIsOnlyPartlyReportedIsWaitedForAndJudgedWhenItIsComplete() {
        steady(0, WEEK);

        assertThat(take(WEEK, STEADY * 2 / 5, 2, 5).outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(take(WEEK, STEADY * 4 / 5, 4, 5).outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(take(WEEK, STEADY, 5, 5).outcome()).isEqualTo(Outcome.JUDGED);
        assertThat(told).isEmpty();
    }

    @Test
    void oneThatNeverReportsDoesNotKeepTheOthersFromBeingJudged() {
        for (int i = 0; i < WEEK; i++) {
            take(i, STEADY, 5, 6);
        }

        take(WEEK, 0, 5, 6);
        take(WEEK + 1, 0, 5, 6);

        assertThat(told).hasSize(1);
    }

    @Test
    void aFallInReportingIsNeverAFallInOutput() {
        steady(0, WEEK);

        for (int i = 0; i < 2 * WEEK; i++) {
            // The largest of five has gone silent, and with it 40 % of the output.
            take(WEEK + i, STEADY * 6 / 10, 4, 5);
        }

        assertThat(told).isEmpty();
        take(3 * WEEK, 0, 4, 5);
        take(3 * WEEK + 1, 0, 4, 5);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).expected()).isCloseTo(STEADY * 6 / 10, within(1L));
    }

    @Test
    void whatIsLateNeitherRaisesNorClears() {
        steady(0, WEEK);
        take(WEEK + 1, 0, 5, 5);
        take(WEEK + 2, 0, 5, 5);
        assertThat(told).hasSize(1);

        assertThat(take(WEEK, STEADY, 5, 5).outcome()).isEqualTo(Outcome.LATE);
        assertThat(take(WEEK - 3, 0, 5, 5).outcome()).isEqualTo(Outcome.LATE);

        assertThat(told).hasSize(1);
        assertThat(state.isFiring()).isTrue();
    }

    @Test
    void whatIsPlannedIsNeitherRaisedNorLearned() {
        steady(0, WEEK);
        long learned = state.learned();

        for (int i = 0; i < 96; i++) {
            assertThat(take(WEEK + i, 0, 5, 5, Optional.of("planned-outage boiler"), false)
                            .outcome())
                    .isEqualTo(Outcome.PLANNED);
        }

        assertThat(told).isEmpty();
        assertThat(state.learned()).isEqualTo(learned);
    }

    @Test
    void aPlanInForceExplainsTheAlertThatStands() {
        steady(0, WEEK);
        take(WEEK, 0, 5, 5);

        assertThat(take(WEEK + 1, 0, 5, 5, Optional.of("planned-outage boiler"), false)
                        .outcome())
                .isEqualTo(Outcome.PLANNED);

        assertThat(told).hasSize(2);
        assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
        assertThat(told.get(1).state()).isEqualTo(AlertState.EXPLAINED);
        assertThat(told.get(1).resolved()).contains(at(WEEK + 1).start());
        assertThat(told.get(1).reason()).isEqualTo("is planned: planned-outage boiler");
        assertThat(state.isFiring()).isFalse();
    }

    @Test
    void withdrawsAnAlertWhenACorrectionRestoresItsReading() {
        steady(0, WEEK);
        take(WEEK, 0, 5, 5);

        assertThat(take(WEEK, STEADY, 5, 5).outcome()).isEqualTo(Outcome.CORRECTED);

        assertThat(told).hasSize(2);
        assertThat(told.get(1).state()).isEqualTo(AlertState.WITHDRAWN);
        assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
        assertThat(told.get(1).observed()).isEqualTo(STEADY);
        assertThat(state.isFiring()).isFalse();
    }

    @Test
    void aTotalSaidAgainChangesNothing() {
        steady(0, WEEK);
        take(WEEK, 0, 5, 5);

        assertThat(take(WEEK, 0, 5, 5).outcome()).isEqualTo(Outcome.LATE);
        assertThat(told).hasSize(1);
    }

    @Test
    void resolvesFromTheFirstOrdinaryPeriod() {
        steady(0, WEEK);
        take(WEEK, 0, 5, 5);
        take(WEEK + 1, 0, 5, 5);
        take(WEEK + 2, STEADY, 5, 5);
        take(WEEK + 3, STEADY, 5, 5);

        assertThat(told).hasSize(2);
        assertThat(told.get(1).state()).isEqualTo(AlertState.RESOLVED);
        assertThat(told.get(1).resolved()).contains(at(WEEK + 2).start());
    }

    @Test
    void closesADropThatBecomesAStandstillAndRaisesTheStandstill() {
        steady(0, WEEK);
        for (int i = 0; i < 6; i++) {
            take(WEEK + i, STEADY / 2, 5, 5);
        }
        take(WEEK + 6, 0, 5, 5);
        take(WEEK + 7, 0, 5, 5);

        assertThat(told)
                .extracting(Alert::kind, Alert::state)
                .containsExactly(
                        tuple(AlertKind.OUTPUT_DROP, AlertState.FIRING),
                        tuple(AlertKind.OUTPUT_DROP, AlertState.RESOLVED),
                        tuple(AlertKind.STOPPAGE, AlertState.FIRING));
    }

    @Test
    void tellsNoFallThatAnotherSeriesTellsAndFollowsItsNewLevel() {
        steady(0, WEEK);
        for (int i = 0; i < 48; i++) {
            assertThat(take(WEEK + i, 0, 5, 5, Optional.empty(), true).outcome())
                    .isEqualTo(Outcome.SHADOWED);
        }

        for (int i = 48; i < 96; i++) {
            take(WEEK + i, 0, 5, 5, Optional.empty(), false);
        }

        assertThat(told).isEmpty();
    }

    private void steady(int from, int count) {
        for (int i = from; i < from + count; i++) {
            take(i, STEADY, 5, 5);
        }
    }

    private Verdict take(int period, long sum, long reported, long expected) {
        return take(period, sum, reported, expected, Optional.empty(), false);
    }

    private Verdict take(
            int period, long sum, long reported, long expected, Optional<String> planned, boolean explained) {
        Verdict verdict = watcher.take(
                state,
                NODE,
                at(period),
                new SeriesTotal("output", sum, reported, expected),
                new Outlook(ZoneOffset.UTC, period / 48 % 7 < 5, planned),
                explained);
        told.addAll(verdict.alerts());
        return verdict;
    }

    private static Period at(int period) {
        return new Period(PeriodLength.PT30M, START.plusSeconds(1800L * period));
    }
}

package org.industrymonitor.alerts.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.OptionalDouble;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Test;

class ConditionWatcherTest {

    private static final int DAY = 24;
    private static final int FORTNIGHT = 14 * DAY;

    private final Works plant = new Works("enterprise:E1", PeriodLength.PT1H);
    private final Works county = new Works("county:C", PeriodLength.PT1H).expecting(10);

    @Test
    void tellsOfAGroupOfWhichMuchLessIsReportedThanUsualAndOfItsEnd() {
        county.ordinary(FORTNIGHT).partly(3, 7).ordinary(2);

        assertThat(county.told)
                .extracting(Alert::kind, Alert::state, Alert::observed, Alert::expected)
                .containsExactly(
                        tuple(AlertKind.COVERAGE_LOW, AlertState.FIRING, 7_0000L, 10_0000L),
                        tuple(AlertKind.COVERAGE_LOW, AlertState.RESOLVED, 10_0000L, 10_0000L));
        assertThat(county.told.get(0).reason())
                .isEqualTo("7 of 10 figures reported, 70 % by weight where 100 % is usual");
        assertThat(county.told.get(0).raised())
                .isEqualTo(county.at(FORTNIGHT + 2).start());
    }

    @Test
    void withdrawsLowCoverageWhenTheFiguresComeAfterAll() {
        county.ordinary(FORTNIGHT).partly(3, 7);

        county.take(FORTNIGHT + 2, Works.OUTPUT, Works.ENERGY, 10);

        assertThat(county.told).extracting(Alert::state).containsExactly(AlertState.FIRING, AlertState.WITHDRAWN);
        assertThat(county.told.get(1).id()).isEqualTo(county.told.get(0).id());
    }

    @Test
    void oneFigureThatIsMissingIsNoNewsOfItsGroup() {
        county.ordinary(FORTNIGHT).partly(5 * DAY, 9);

        assertThat(county.told).isEmpty();
    }

    @Test
    void whatIsMissingOfHistoryThatIsBeingLoadedHasNotComeYet() {
        county.loadedAt(Works.MONDAY.plusSeconds(365 * 86_400L))
                .ordinary(FORTNIGHT)
                .partly(DAY, 4);

        assertThat(county.told).isEmpty();
    }

    @Test
    void whatNeverReportedIsUsual() {
        county.partly(FORTNIGHT, 7).partly(3 * DAY, 7);

        assertThat(county.told).isEmpty();
    }

    @Test
    void tellsOfEnergyThatIsBurntForNothing() {
        plant.ordinary(FORTNIGHT).run(12, Works.OUTPUT, 1.4 * Works.ENERGY);

        assertThat(plant.told).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.INTENSITY_HIGH);
            assertThat(alert.series()).isEqualTo("energy");
            assertThat(alert.raised()).isEqualTo(plant.at(FORTNIGHT + 5).start());
            assertThat(alert.observed()).isEqualTo(560_0000);
            assertThat(alert.expected()).isEqualTo(400_0000);
        });
    }

    @Test
    void energyThatGrowsWithOutputIsNoWaste() {
        plant.ordinary(FORTNIGHT).run(2 * DAY, 1.4 * Works.OUTPUT, 1.4 * Works.ENERGY);

        assertThat(plant.told).isEmpty();
    }

    @Test
    void aGroupWhoseMixChangesWastesNothing() {
        county.ordinary(FORTNIGHT).run(DAY, Works.OUTPUT, 1.4 * Works.ENERGY);

        assertThat(county.told).isEmpty();
    }

    @Test
    void tellsWhoMakesMoreThanItsOrderAllowsUntilTheOrderIsOver() {
        plant.ordinary(FORTNIGHT)
                .plan(CalendarKind.CURB, 10, OptionalDouble.of(0.6))
                .run(10, 0.8 * Works.OUTPUT, 0.8 * Works.ENERGY)
                .ordinary(2);

        assertThat(plant.told)
                .extracting(Alert::kind, Alert::state, Alert::observed)
                .containsExactly(
                        tuple(AlertKind.CURB_OVERRUN, AlertState.FIRING, 800_0000L),
                        tuple(AlertKind.CURB_OVERRUN, AlertState.RESOLVED, 800_0000L));
        assertThat(plant.told.get(0).raised()).isEqualTo(plant.at(FORTNIGHT + 2).start());
        assertThat(plant.told.get(0).expected()).isBetween(599_0000L, 601_0000L);
        assertThat(plant.told.get(0).reason())
                .isEqualTo("output 800.0 where 600.0 is allowed, 60 % of 1000.0: curb by order");
        assertThat(plant.told.get(1).reason()).isEqualTo("the order is no longer in force");
    }

    @Test
    void withdrawsAnOverrunWhenTheFigureIsCorrected() {
        plant.ordinary(FORTNIGHT)
                .plan(CalendarKind.CURB, 10, OptionalDouble.of(0.6))
                .run(3, 0.8 * Works.OUTPUT, Works.ENERGY);

        plant.take(plant.next() - 1, 0.6 * Works.OUTPUT, Works.ENERGY, 1);

        assertThat(plant.told).extracting(Alert::state).containsExactly(AlertState.FIRING, AlertState.WITHDRAWN);
    }

    @Test
    void whoKeepsToItsOrderIsNoNews() {
        plant.ordinary(FORTNIGHT)
                .plan(CalendarKind.CURB, DAY, OptionalDouble.of(0.6))
                .run(DAY, 0.62 * Works.OUTPUT, 0.62 * Works.ENERGY)
                .ordinary(DAY);

        assertThat(plant.told).isEmpty();
    }

    @Test
    void tellsOfAPlanInWhichNothingFallsUntilSomethingDoes() {
        plant.ordinary(FORTNIGHT)
                .plan(CalendarKind.PLANNED_OUTAGE, 3 * DAY, OptionalDouble.empty())
                .ordinary(DAY)
                .run(2 * DAY, 0, 0)
                .ordinary(DAY);

        assertThat(plant.told)
                .extracting(Alert::kind, Alert::state)
                .containsExactly(
                        tuple(AlertKind.PLAN_UNUSED, AlertState.FIRING),
                        tuple(AlertKind.PLAN_UNUSED, AlertState.RESOLVED));
        assertThat(plant.told.get(0).raised())
                .isEqualTo(plant.at(FORTNIGHT + 11).start());
    }

    @Test
    void aPlanThatEndsEarlyWasUsed() {
        plant.ordinary(FORTNIGHT)
                .plan(CalendarKind.PLANNED_OUTAGE, 3 * DAY, OptionalDouble.empty())
                .run(DAY, 0, 0)
                .ordinary(3 * DAY);

        assertThat(plant.told).isEmpty();
    }

    @Test
    void tellsWhoIsNotBackADayAfterItsPlanAndThatItIs() {
        plant.ordinary(FORTNIGHT)
                .plan(CalendarKind.PLANNED_OUTAGE, DAY, OptionalDouble.empty())
                .run(3 * DAY, 0, 0)
                .ordinary(DAY);

        assertThat(plant.told)
                .extracting(Alert::kind, Alert::state, Alert::raised)
                .containsExactly(
                        tuple(
                                AlertKind.OVERDUE_RESTART,
                                AlertState.FIRING,
                                plant.at(FORTNIGHT + 2 * DAY).start()),
                        tuple(
                                AlertKind.OVERDUE_RESTART,
                                AlertState.RESOLVED,
                                plant.at(FORTNIGHT + 2 * DAY).start()));
        assertThat(plant.told.get(0).reason())
                .isEqualTo("output 0.0 of 1000.0 expected (-100 %): not back after planned-outage by order");
    }

    @Test
    void whoIsBackInTimeIsNoNews() {
        plant.ordinary(FORTNIGHT)
                .plan(CalendarKind.PLANNED_OUTAGE, DAY, OptionalDouble.empty())
                .run(DAY + 20, 0, 0)
                .ordinary(2 * DAY);

        assertThat(plant.told).isEmpty();
    }

    @Test
    void aPlanThatIsProlongedExplainsWhatIsOverdue() {
        plant.ordinary(FORTNIGHT)
                .plan(CalendarKind.PLANNED_OUTAGE, DAY, OptionalDouble.empty())
                .run(2 * DAY + 2, 0, 0)
                .plan(CalendarKind.PLANNED_OUTAGE, DAY, OptionalDouble.empty())
                .run(DAY, 0, 0)
                .ordinary(DAY);

        assertThat(plant.told)
                .extracting(Alert::kind, Alert::state)
                .containsExactly(
                        tuple(AlertKind.OVERDUE_RESTART, AlertState.FIRING),
                        tuple(AlertKind.OVERDUE_RESTART, AlertState.EXPLAINED));
    }

    @Test
    void asksWhetherAReportIsRightWhoseEnergyDoesNotFallWithIt() {
        plant.ordinary(FORTNIGHT).run(6, 0.3 * Works.OUTPUT, Works.ENERGY);

        assertThat(plant.told).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.OUTPUT_ENERGY_DIVERGENCE);
            assertThat(alert.reason()).contains("; energy is as expected: the report is to be questioned");
        });
    }

    @Test
    void asksWhetherAReportIsRightOfMoreOutputWithLessEnergy() {
        plant.ordinary(FORTNIGHT).run(6, 1.2 * Works.OUTPUT, 0.3 * Works.ENERGY);

        assertThat(plant.told).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.OUTPUT_ENERGY_DIVERGENCE);
            assertThat(alert.series()).isEqualTo("energy");
            assertThat(alert.reason()).contains("; output is 20 % above what was expected: the report");
        });
    }

    @Test
    void isSureOfAStopInWhichBothFall() {
        plant.ordinary(FORTNIGHT).run(6, 0, 0.1 * Works.ENERGY);

        assertThat(plant.told).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.STOPPAGE);
            assertThat(alert.reason()).contains("; energy fell as well, by 90 %: it is real");
        });
    }

    @Test
    void tellsOnceOfADeclineInWhichNoDayIsAFall() {
        Works mill = new Works("sector:31", PeriodLength.P1D);
        mill.ordinary(30 * 7);
        for (int day = 0; day < 150; day++) {
            double left = Math.pow(0.9975, day);
            mill.run(1, left * Works.OUTPUT, left * Works.ENERGY);
        }

        assertThat(mill.told).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.SLOW_DECLINE);
            assertThat(alert.expected() - alert.observed()).isGreaterThan(200_0000);
            assertThat(alert.raised()).isBefore(mill.at(30 * 7 + 130).start());
        });
    }

    @Test
    void growthAndASeasonThatReturnsAreNoDecline() {
        Works mill = new Works("sector:31", PeriodLength.P1D);
        for (int day = 0; day < 3 * 365; day++) {
            double level = Math.pow(1.0003, day) * (1 + 0.1 * Math.sin(2 * Math.PI * day / 365));
            mill.run(1, level * Works.OUTPUT, level * Works.ENERGY);
        }

        assertThat(mill.told)
                .filteredOn(alert -> alert.kind() == AlertKind.SLOW_DECLINE)
                .isEmpty();
    }

    @Test
    void whatItKeepsIsSmallAndSurvivesARestart() {
        county.ordinary(FORTNIGHT).partly(3, 7);
        byte[] bytes = county.nodeBytes();

        assertThat(bytes.length).isLessThan(2048);
        assertThat(county.restart().nodeBytes()).isEqualTo(bytes);
    }
}

package org.industrymonitor.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import org.industrymonitor.alerts.decide.Change;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Test;

class BaselineTest {

    @Test
    void raisesTheStandstillOfASteadyPlantWithItsFirstReading() {
        Plant plant = new Plant().days(7, 48, 600, 600);
        int stop = plant.next();

        plant.run(0, 0, 0);

        assertThat(plant.changes()).containsExactly(Change.RAISED);
        assertThat(plant.events.get(0).reading()).isEqualTo(stop);
        assertThat(plant.life.kind()).isEqualTo(AlertKind.STOPPAGE);
    }

    @Test
    void raisesTheStandstillOfAPlantThatRampsDownWithItsSecondReadingAtTheLatest() {
        Plant plant = new Plant().days(6, 16, 420, 610);
        plant.days(0, 0, 0, 0).run(600, 610, 600, 605, 600, 610, 480, 300, 130);
        int stop = plant.next();

        plant.run(2, 0, 0);

        assertThat(plant.life.kind()).isEqualTo(AlertKind.STOPPAGE);
        assertThat(plant.life.raised())
                .isBetween(Plant.MONDAY.plusSeconds(1800L * stop), Plant.MONDAY.plusSeconds(1800L * (stop + 1)));
    }

    @Test
    void aPeakerThatStopsEveryEveningIsNoNews() {
        Plant plant = new Plant().days(21, 20, 0, 150);

        assertThat(plant.changes()).isEmpty();
    }

    @Test
    void aPlantThatRestsEveryWeekendIsNewsAtMostAtItsFirstWeekend() {
        Plant plant = new Plant();
        for (int week = 0; week < 6; week++) {
            plant.days(5, 48, 300, 300).days(2, 48, 0, 0);
        }

        assertThat(plant.events).allSatisfy(event -> assertThat(event.reading()).isLessThan(8 * 48));
    }

    @Test
    void raisesAPartialFallOfAPlantThatVariesALittleWithinTwoHours() {
        Plant plant = new Plant().repeat(10 * 12, 600, 570, 630, 590);
        int fall = plant.next();

        plant.run(240, 230, 250, 240);

        assertThat(plant.changes()).containsExactly(Change.RAISED);
        assertThat(plant.events.get(0).reading()).isBetween(fall, fall + 3);
        assertThat(plant.life.kind()).isEqualTo(AlertKind.OUTPUT_DROP);
    }

    @Test
    void oneReadingALittleLowIsNoNews() {
        Plant plant = new Plant().repeat(10 * 12, 600, 570, 630, 590).run(500).repeat(12, 600, 570, 630, 590);

        assertThat(plant.changes()).isEmpty();
    }

    @Test
    void aStandstillOfOneThatNeverStoodStillIsSureWhateverTheWeights() {
        Plant plant = new Plant().days(7, 48, 600, 600).run(0);

        assertThat(plant.last.clues().get(Clue.STOP)).isEqualTo(1);
        assertThat(plant.last.certainty()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void nightsAndWeekendsOffMakeNoStandstillOfAShiftUsual() {
        Plant plant = shiftPlant(4).repeat(16, 0);
        assertThat(plant.changes()).as("at night nothing is expected of it").doesNotContain(Change.RAISED);
        int stop = plant.next();

        plant.run(0);

        assertThat(plant.last.clues().get(Clue.STOP)).isEqualTo(1);
        assertThat(plant.last.certainty()).isGreaterThanOrEqualTo(1);
        assertThat(plant.events).singleElement().satisfies(event -> {
            assertThat(event.change()).isEqualTo(Change.RAISED);
            assertThat(event.reading()).isEqualTo(stop);
        });
        assertThat(plant.life.kind()).isEqualTo(AlertKind.STOPPAGE);
    }

    @Test
    void howFarAShiftPlantMayFallIsNotKnownAfterTwoWeeks() {
        Plant plant = shiftPlant(2).repeat(17, 0);

        assertThat(plant.last.clues().get(Clue.STOP)).isZero();
    }

    /** So many weeks of five days with a shift of sixteen hours, and next to nothing at other times. */
    private static Plant shiftPlant(int weeks) {
        Plant plant = new Plant();
        for (int week = 0; week < weeks; week++) {
            plant.days(5, 16, 20, 300).days(2, 48, 20, 20);
        }
        return plant;
    }

    @Test
    void aSecondStandstillWithinTwoWeeksIsNoLongerOneThatNeverHappened() {
        Plant plant = new Plant()
                .days(7, 48, 600, 600)
                .run(0, 0, 0)
                .days(3, 48, 600, 600)
                .run(0);

        assertThat(plant.last.clues().get(Clue.STOP)).isZero();
    }

    @Test
    void whatIsRaisedTimeAndAgainIsLearnedAsOrdinary() {
        Plant plant = new Plant().days(7, 48, 600, 600).days(20, 24, 600, 0);

        assertThat(plant.changes().stream().filter(change -> change == Change.RAISED))
                .hasSizeLessThan(6);
        assertThat(plant.events).allSatisfy(event -> assertThat(event.reading()).isLessThan(17 * 48));
    }

    @Test
    void neverLearnsFromThePeriodsOfAnAlert() {
        Plant plant = new Plant().days(7, 48, 600, 600);
        long before = plant.baseline.seen();

        plant.days(2, 48, 0, 0);

        assertThat(plant.baseline.seen()).isEqualTo(before);
        assertThat(plant.last.expected()).isCloseTo(600, within(0.001));
    }

    @Test
    void takesALevelThatLastsSevenDaysAsTheNewOrdinary() {
        Plant plant = new Plant().days(7, 48, 600, 600).days(8, 48, 200, 200);

        assertThat(plant.changes()).contains(Change.ADOPTED);
        assertThat(plant.life.isFiring()).isFalse();
        assertThat(plant.last.expected()).isCloseTo(200, within(5.0));
    }

    @Test
    void judgesNothingBeforeItHasSeenADay() {
        Plant plant = new Plant().repeat(47, 500).run(0);

        assertThat(plant.changes()).isEmpty();
        assertThat(plant.last.informative()).isFalse();
    }

    @Test
    void followsTheHourOfTheDay() {
        Plant plant = new Plant().days(10, 16, 200, 500);

        plant.run(200);

        assertThat(plant.last.expected()).isCloseTo(200, within(15.0));
        assertThat(plant.life.isFiring()).isFalse();
    }

    @Test
    void whatStoodStillForWeeksIsExpectedToRunOnceItHasForTwoDays() {
        Baseline baseline = new Baseline(Season.WEEKDAYS);
        for (int day = 0; day < 30; day++) {
            Moment moment = day(day);
            Expectation expectation = baseline.expect(moment, Tuning.DEFAULT);
            double value = day < 28 ? 0 : 100;
            Evidence evidence = baseline.judge(moment, value, expectation, Setting.ORDINARY, Tuning.DEFAULT);
            baseline.track(moment, value, expectation);
            baseline.learn(moment, evidence, expectation, Tuning.DEFAULT);
        }

        assertThat(baseline.expect(day(30), Tuning.DEFAULT).value()).isCloseTo(100, within(10.0));
    }

    private static Moment day(int number) {
        return Moment.of(
                new Period(PeriodLength.P1D, Plant.MONDAY.plusSeconds(86_400L * number)), ZoneOffset.UTC, true, 0);
    }

    @Test
    void staysUnderThreeAndAQuarterKibibytesHoweverLongItRuns() {
        Plant plant = new Plant().days(60, 16, 200, 500);
        ByteBuffer bytes = ByteBuffer.allocate(4096);

        plant.baseline.write(bytes);

        assertThat(bytes.position()).isLessThan(3072);
    }

    @Test
    void goesOnFromItsBytesAsIfNeverInterrupted() {
        Plant plant = new Plant().days(20, 16, 200, 500).run(190, 210, 205);
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        plant.baseline.write(bytes);
        Baseline read = new Baseline(Season.HOURS);
        read.read(bytes.flip());
        ByteBuffer again = ByteBuffer.allocate(4096);

        read.write(again);

        assertThat(again.flip()).isEqualTo(bytes.rewind());
    }
}

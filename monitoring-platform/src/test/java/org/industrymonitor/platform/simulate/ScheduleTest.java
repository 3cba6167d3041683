package org.industrymonitor.platform.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final int ENTERPRISES = 400;
    private static final int PERIODS = 600;

    private final Plan plan = new Plan(ENTERPRISES, PeriodLength.PT1M, 2, 3, Instant.parse("2025-03-03T00:00:00Z"));

    /** @param sentIn the period in which it was sent */
    private record Said(Reading reading, int number, long sentIn) {
        long delay(Plan plan) {
            return sentIn - plan.slotOf(reading.period().start());
        }
    }

    @Test
    void isTheSameWhereverItIsTakenUp() {
        Schedule again = schedule();
        List<Said> all = all();

        assertThat(all.stream().filter(said -> said.sentIn() >= 500).map(Said::reading))
                .containsExactlyElementsOf(
                        said(again, 500, PERIODS).stream().map(Said::reading).toList());
    }

    @Test
    void oneInAHundredComesLateAndOneIsRevised() {
        List<Said> all = all();
        double readings = ENTERPRISES * PERIODS;
        List<Said> late = all.stream()
                .filter(said -> said.reading().revision() == 1 && said.delay(plan) > 0)
                .toList();
        List<Said> revised =
                all.stream().filter(said -> said.reading().revision() == 2).toList();

        assertThat(late.size() / readings).isBetween(0.008, 0.012);
        assertThat(late).allMatch(said -> said.delay(plan) <= 60);
        assertThat(revised.size() / readings).isBetween(0.008, 0.012);
        assertThat(revised).allMatch(said -> said.delay(plan) >= 2 && said.delay(plan) <= 120);
        assertThat(all.size() / readings).isBetween(0.98, 1.02);
    }

    @Test
    void whatIsRevisedWasSaidBeforeAndIsPutRightByAFactor() {
        List<Said> all = all();
        Map<String, Reading> first = new HashMap<>();
        all.stream()
                .filter(said -> said.reading().revision() == 1)
                .forEach(said -> assertThat(first.put(key(said.reading()), said.reading()))
                        .as("said twice: %s", said)
                        .isNull());

        assertThat(all)
                .filteredOn(said -> said.reading().revision() == 2)
                .isNotEmpty()
                .allSatisfy(said -> {
                    double wrong = first.get(key(said.reading())).items().get(0).value();
                    double right = said.reading().items().get(0).value();
                    // Of nothing a half is nothing, too
                    assertThat(right == 0 ? 0.5 + wrong : wrong / right)
                            .satisfiesAnyOf(
                                    factor -> assertThat(factor).isCloseTo(0.5, within(0.01)),
                                    factor -> assertThat(factor).isCloseTo(1.5, within(0.01)));
                });
    }

    @Test
    void knowsWhenAReadingWasSent() {
        Schedule schedule = schedule();

        assertThat(all())
                .isNotEmpty()
                .allSatisfy(said -> assertThat(schedule.sentIn(said.number(), said.reading()))
                        .isEqualTo(said.sentIn()));
    }

    @Test
    void inASilenceNothingIsSaid() {
        Shape shape = new Shape(new Draw(plan.seed()));
        Schedule schedule = schedule();
        int silent = 0;
        for (int number = 0; number < ENTERPRISES; number++) {
            for (long slot = 0; slot < PERIODS; slot++) {
                if (shape.isSilent(number, schedule.moment(slot))) {
                    silent++;
                    assertThat(schedule.at(slot, number)).isEmpty();
                }
            }
        }
        assertThat(silent).isPositive();
        assertThat(all())
                .noneMatch(said -> shape.isSilent(
                        said.number(),
                        schedule.moment(plan.slotOf(said.reading().period().start()))));
    }

    private static String key(Reading reading) {
        return reading.subject() + "|" + reading.period();
    }

    private Schedule schedule() {
        return new Schedule(plan, new Province(plan));
    }

    private List<Said> all() {
        return said(schedule(), 0, PERIODS);
    }

    private static List<Said> said(Schedule schedule, long from, long until) {
        List<Said> said = new ArrayList<>();
        for (long slot = from; slot < until; slot++) {
            for (int number = 0; number < ENTERPRISES; number++) {
                for (Reading reading : schedule.at(slot, number)) {
                    said.add(new Said(reading, number, slot));
                }
            }
        }
        return said;
    }
}

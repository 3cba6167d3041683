package org.industrymonitor.platform.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Reading;
import org.junit.jupiter.api.Test;

class StopsTest {

    private static final int HISTORY = 30;

    @Test
    void soManyMoreStandStillInEachPeriod() {
        Stops stops = new Stops(1_000, 100, HISTORY, 10);

        assertThat(stopped(stops, HISTORY - 1)).isZero();
        assertThat(stopped(stops, HISTORY)).isEqualTo(10);
        assertThat(stopped(stops, HISTORY + 4)).isEqualTo(50);
        assertThat(stopped(stops, HISTORY + 100)).isEqualTo(100);
        assertThat(stopped(Stops.NONE, HISTORY)).isZero();
    }

    @Test
    void whoHasStoppedReportsNothingMadeAndSomeEnergy() {
        NotifyPlan of = new NotifyPlan(100, 100, HISTORY, 4, 100, true);
        Plan plan = of.plan();
        Schedule schedule = new Schedule(plan, new Province(plan), of.allStops());

        assertThat(IntStream.range(0, 100)
                        .boxed()
                        .flatMap(number -> schedule.at(HISTORY, number).stream())
                        .filter(reading -> plan.slotOf(reading.period().start()) == HISTORY))
                .hasSizeGreaterThan(80)
                .allSatisfy(reading -> {
                    assertThat(quantity(reading, 0)).isZero();
                    assertThat(quantity(reading, 1)).isPositive();
                });
    }

    @Test
    void noMoreCanStopThanThereAre() {
        assertThatThrownBy(() -> new Stops(10, 11, 0, 1)).hasMessageContaining("stops must be in 0..10, is 11");
        assertThatThrownBy(() -> new NotifyPlan(10, 1, 1, 4, 11, false)).hasMessageContaining("stops must be in 1..10");
    }

    private static long stopped(Stops stops, long slot) {
        return IntStream.range(0, 1_000)
                .filter(number -> stops.isStopped(number, slot))
                .count();
    }

    private static long quantity(Reading reading, int item) {
        ItemValue value = reading.items().get(item);
        return value.value();
    }
}

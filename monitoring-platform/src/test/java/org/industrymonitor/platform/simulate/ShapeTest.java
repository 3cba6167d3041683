package org.industrymonitor.platform.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int ENTERPRISES = 2_000;

    /** A Monday at midnight, eight weeks after the Spring Festival of 2025. */
    private static final Instant MONDAY = Instant.parse("2025-03-30T16:00:00Z");

    private final Plan plan = new Plan(ENTERPRISES, PeriodLength.PT1H, 2, 7, MONDAY);
    private final Province province = new Province(plan);
    private final Shape shape = new Shape(new Draw(plan.seed()));

    @Test
    void isTheSameWheneverItIsAskedFor() {
        Shape again = new Shape(new Draw(plan.seed()));
        Shape another = new Shape(new Draw(plan.seed() + 1));
        double[] backwards = IntStream.rangeClosed(1, 100)
                .mapToDouble(i -> again.share(province.works(17), moment(100 - i)))
                .toArray();

        double[] forwards = IntStream.range(0, 100)
                .mapToDouble(i -> shape.share(province.works(17), moment(i)))
                .toArray();

        assertThat(IntStream.range(0, 100).mapToDouble(i -> backwards[99 - i]).toArray())
                .containsExactly(forwards);
        assertThat(IntStream.range(0, 100)
                        .mapToDouble(i -> another.share(province.works(17), moment(i)))
                        .toArray())
                .doesNotContain(forwards[50]);
    }

    @Test
    void hasDaysWeeksAndHolidays() {
        double night = output(hour(0, 3));
        double noon = output(hour(0, 12));
        double saturday = output(hour(5, 12));
        double sunday = output(hour(6, 12));
        // The National Day of 2025 is a Wednesday, 184 days after the start
        double holiday = output(hour(184, 12));
        double ordinaryWednesday = output(hour(2, 12));

        assertThat(noon).isGreaterThan(1.5 * night);
        assertThat(saturday).isBetween(0.6 * noon, 0.95 * noon);
        assertThat(sunday).isBetween(0.4 * noon, 0.9 * saturday);
        assertThat(moment(hour(184, 12)).holiday()).isTrue();
        assertThat(holiday).isLessThan(0.75 * ordinaryWednesday);
        assertThat(ordinaryWednesday).isBetween(0.95 * noon, 1.05 * noon);
    }

    @Test
    void theSpringFestivalMoves() {
        assertThat(Holidays.holds(LocalDate.of(2025, 1, 28))).isTrue();
        assertThat(Holidays.holds(LocalDate.of(2025, 2, 4))).isTrue();
        assertThat(Holidays.holds(LocalDate.of(2025, 2, 5))).isFalse();
        assertThat(Holidays.holds(LocalDate.of(2026, 2, 16))).isTrue();
        assertThat(Holidays.entries(2025, ZONE))
                .hasSize(4)
                .allMatch(
                        entry -> Holidays.holds(LocalDate.ofInstant(entry.end().minusSeconds(1), ZONE)));
    }

    @Test
    void dropsStopsAndFallsSilentAsOftenAsItSays() {
        long moments = 0;
        long stopped = 0;
        long dropped = 0;
        long silent = 0;
        for (int number = 0; number < ENTERPRISES; number++) {
            for (int slot = 0; slot < 24 * 30; slot++) {
                Moment moment = moment(slot);
                double left = shape.left(number, moment);
                moments++;
                stopped += left == 0 ? 1 : 0;
                dropped += left > 0 && left < 1 ? 1 : 0;
                silent += shape.isSilent(number, moment) ? 1 : 0;
            }
        }
        // 1 a thousand days of 39 hours; 4 of 6.5 hours; 3 of 8.1 hours
        assertThat((double) stopped / moments).isBetween(0.0013, 0.0019);
        assertThat((double) dropped / moments).isBetween(0.0009, 0.0013);
        assertThat((double) silent / moments).isBetween(0.0008, 0.0013);
    }

    @Test
    void aStoppageIsOfOneStretch() {
        int number = IntStream.range(0, ENTERPRISES)
                .filter(n -> LongStream.range(0, 24 * 30).anyMatch(slot -> shape.left(n, moment(slot)) == 0))
                .findFirst()
                .orElseThrow();
        long[] stopped = LongStream.range(-24 * 4, 24 * 34)
                .filter(slot -> shape.left(number, moment(slot)) == 0)
                .toArray();

        assertThat(stopped.length).isBetween(6, 72);
        assertThat(stopped[stopped.length - 1] - stopped[0] + 1).isEqualTo(stopped.length);
        assertThat(shape.share(province.works(number), moment(stopped[0]))).isZero();
    }

    private double output(int slot) {
        return IntStream.range(0, ENTERPRISES)
                .mapToDouble(number -> shape.share(province.works(number), moment(slot)))
                .sum();
    }

    private static int hour(int day, int hour) {
        return day * 24 + hour;
    }

    private Moment moment(long slot) {
        return Moment.of(slot, plan.periodAt(slot).start(), ZONE);
    }
}

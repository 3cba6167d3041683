package org.industrymonitor.platform.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Puts the half-hours in the order in which the demo says them: by time, but for some readings that come late, some
 * that come twice and some that are wrong at first.  The same seed gives the same schedule.
 *
 * <p>Of the readings with a figure 2 % come 1 to 48 half-hours late; 1 % come again 0 to 3 half-hours later; 1 % are at
 * first half as much or half as much again, and are put right by revision 2, 2 to 96 half-hours later.  A reading of
 * exactly nothing cannot be wrong by a factor and comes on time instead.
 */
final class ReplaySchedule {
    static final long SEED = 20170601L;

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal HALF_AS_MUCH_AGAIN = new BigDecimal("1.5");

    private final List<HalfHour> halfHours;
    private final RandomGenerator random;
    private final List<List<Statement>> slots = new ArrayList<>();

    private ReplaySchedule(List<HalfHour> halfHours, RandomGenerator random) {
        this.halfHours = halfHours;
        this.random = random;
    }

    /**
     * What is said in each half-hour of the replay.  The list is longer than the input where the last readings are late.
     */
    static List<List<Statement>> of(List<HalfHour> halfHours, RandomGenerator random) {
        return new ReplaySchedule(halfHours, random).slots();
    }

    private List<List<Statement>> slots() {
        for (int slot = 0; slot < halfHours.size(); slot++) {
            HalfHour halfHour = halfHours.get(slot);
            for (HalfHour.Output output : halfHour.outputs()) {
                schedule(slot, halfHour, output);
            }
        }
        return slots;
    }

    private void schedule(int slot, HalfHour halfHour, HalfHour.Output output) {
        Optional<BigDecimal> right = output.megawatts().map(HALF::multiply);
        int draw = right.isEmpty() ? 100 : random.nextInt(100);
        if (draw < 2) {
            say(slot + random.nextInt(1, 49), halfHour, output, right, 1, StatementKind.LATE);
        } else if (draw == 2) {
            say(slot, halfHour, output, right, 1, StatementKind.FIRST_OF_TWO);
            say(slot + random.nextInt(0, 4), halfHour, output, right, 1, StatementKind.REPEATED);
        } else if (draw == 3 && right.orElseThrow().signum() != 0) {
            BigDecimal factor = random.nextBoolean() ? HALF : HALF_AS_MUCH_AGAIN;
            say(slot, halfHour, output, right.map(factor::multiply), 1, StatementKind.WRONG);
            say(slot + random.nextInt(2, 97), halfHour, output, right, 2, StatementKind.CORRECTED);
        } else {
            say(slot, halfHour, output, right, 1, StatementKind.ON_TIME);
        }
    }

    private void say(
            int slot,
            HalfHour halfHour,
            HalfHour.Output output,
            Optional<BigDecimal> megawattHours,
            int revision,
            StatementKind kind) {
        while (slots.size() <= slot) {
            slots.add(new ArrayList<>());
        }
        slots.get(slot).add(new Statement(output.unit(), halfHour.start(), megawattHours, revision, kind));
    }
}

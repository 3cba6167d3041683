package org.industrymonitor.platform.rehearsal;

import java.util.SplittableRandom;

/** Chance that repeats itself from the same seed. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** One of them, each as likely as the others. */
    double any(double... values) {
        return values[random.nextInt(values.length)];
    }

    /** From the first, up to but not with the second. */
    int between(int from, int to) {
        return random.nextInt(from, to);
    }

    double between(double from, double to) {
        return random.nextDouble(from, to);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }
}

package org.industrymonitor.platform.simulate;

/**
 * Random numbers that are a pure function of a seed and of what they are drawn for, in whatever order they are asked for.
 *
 * @param seed another one makes another province
 */
record Draw(long seed) {

    /** What a number is drawn for; one of its own for each question, so that the answers do not depend on each other. */
    enum For {
        COUNTY,
        SECTOR,
        SIZE,
        PROFILE,
        INTENSITY,
        GROUP,
        DELAY,
        CORRECTION_DELAY,
        STATEMENT,
        WRONG_FACTOR,
        INCIDENT,
        INCIDENT_START,
        INCIDENT_LENGTH,
        INCIDENT_DEPTH,
        SILENCE,
        SILENCE_START,
        SILENCE_LENGTH,
        DAY_NOISE,
        PERIOD_NOISE
    }

    private static final double UNIT = 0x1.0p-53;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Evenly in [0, 1). */
    double unit(For purpose, long who, long when) {
        return (bits(purpose, who, when) >>> 11) * UNIT;
    }

    /** Evenly in [0, bound). */
    int below(int bound, For purpose, long who, long when) {
        return (int) (unit(purpose, who, when) * bound);
    }

    private long bits(For purpose, long who, long when) {
        return mix(mix(mix(seed + GOLDEN * (purpose.ordinal() + 1)) + who) + GOLDEN * when);
    }

    /** The finisher of SplitMix64, by Sebastiano Vigna, public domain. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}

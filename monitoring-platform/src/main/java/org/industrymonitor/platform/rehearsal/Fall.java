package org.industrymonitor.platform.rehearsal;

/**
 * A fall of what a plant makes.
 *
 * @param from number of its first period
 * @param to number of the first period after it
 * @param depth share that is missing: all at once, or, of a decline, in the end
 * @param onset periods until the depth is reached; 1 of a fall at once
 */
record Fall(int from, int to, double depth, int onset) {

    Fall {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("to must be after from " + from + ", is " + to);
        }
        if (!(depth > 0 && depth <= 1)) {
            throw new IllegalArgumentException("depth must be in (0, 1], is " + depth);
        }
        if (onset < 1) {
            throw new IllegalArgumentException("onset must be at least 1, is " + onset);
        }
    }

    String kind() {
        return onset > 1 ? "injected-decline" : depth == 1 ? "injected-stop" : "injected-drop";
    }

    /** Takes away what is missing. */
    void befall(double[] values) {
        for (int i = from; i < Math.min(to, values.length); i++) {
            values[i] *= 1 - depth * Math.min(1, (i - from + 1.0) / onset);
        }
    }
}

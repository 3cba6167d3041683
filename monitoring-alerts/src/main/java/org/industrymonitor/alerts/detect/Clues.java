package org.industrymonitor.alerts.detect;

import java.util.Arrays;

/** What each piece of evidence says of one reading. */
public final class Clues {

    private static final int COUNT = Clue.values().length;

    /** Of a reading of which nothing can be said. */
    public static final Clues NONE = new Clues(new double[COUNT]);

    private final double[] values;

    private Clues(double[] values) {
        this.values = values;
    }

    static Clues of(double... values) {
        if (values.length != COUNT) {
            throw new IllegalArgumentException("clues must be " + COUNT + ", are " + values.length);
        }
        return new Clues(values.clone());
    }

    /** Those that every reading is learned by, as {@link Paces#learn} takes them. */
    static Clues ofFalls(Paces.Falls falls) {
        double[] values = new double[COUNT];
        values[Clue.JUMP.ordinal()] = Math.max(0, falls.jump());
        values[Clue.LOCAL.ordinal()] = Math.max(Paces.LEAST_MEAN, falls.local());
        values[Clue.STEP.ordinal()] = Math.max(Paces.LEAST_MEAN, falls.step());
        values[Clue.TWICE.ordinal()] = falls.twice();
        return new Clues(values);
    }

    public double get(Clue clue) {
        return values[clue.ordinal()];
    }

    /** All values, by ordinal. */
    public double[] toArray() {
        return values.clone();
    }

    /** The value of the clue of that ordinal. */
    double at(int ordinal) {
        return values[ordinal];
    }

    /** These with one of them changed. */
    public Clues with(Clue clue, double value) {
        double[] changed = values.clone();
        changed[clue.ordinal()] = value;
        return new Clues(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Clues clues && Arrays.equals(values, clues.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}

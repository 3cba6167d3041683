package org.industrymonitor.ingest.suspect;

/**
 * What is remembered of one series of figures.
 *
 * @param seen figures other than zero that the level rests on, counted up to {@link #ENOUGH}
 * @param level common logarithm of what the series shows otherwise, fixed point
 * @param spread how far figures are from the level, in logarithms
 * @param start of the newest period, epoch seconds
 * @param last its figure, fixed point
 * @param revision the highest of the newest period
 * @param same how many newest periods in a row have that figure
 * @param rises how many newest periods in a row are each above the one before
 */
record History(int seen, float level, float spread, long start, long last, long revision, int same, int rises) {

    /** So many figures make a level. */
    static final int ENOUGH = 8;

    private static final int MOST = 100;
    private static final float LEARNING = 0.2f;
    private static final float DOUBTING = 0.05f;

    static final History NONE = new History(0, 0, 0, Long.MIN_VALUE, 0, 0, 0, 0);

    /** Whether there is a level to judge by. */
    boolean isKnown() {
        return seen >= ENOUGH;
    }

    /** How far a figure is above the level, in logarithms; not for zero. */
    double above(long figure) {
        return CommonLogarithm.of(figure) - level;
    }

    /** What the series shows otherwise, fixed point; NaN where that is not known. */
    double usual() {
        return isKnown() ? Math.pow(10, level) : Double.NaN;
    }

    /**
     * The history after a figure.  What is older than the newest period changes nothing, so that late figures cannot make
     * the present odd; a level that has shifted is learned, from suspect figures slowly.
     */
    History after(long start, long figure, long revision, boolean doubted) {
        if (start < this.start || start == this.start && revision < this.revision) {
            return this;
        }
        boolean next = start > this.start;
        boolean learns = next && figure != 0;
        boolean first = this.start == NONE.start;
        double step = 0;
        float rate = 0;
        float from = level;
        if (learns && seen == 0) {
            from = (float) CommonLogarithm.of(figure);
        } else if (learns) {
            rate = doubted ? DOUBTING : Math.max(LEARNING, 1f / (seen + 1));
            step = Math.max(-1, Math.min(1, above(figure)));
        }
        return new History(
                learns ? Math.min(ENOUGH, seen + 1) : seen,
                (float) (from + rate * step),
                (float) (spread + rate * (Math.abs(step) - spread)),
                start,
                figure,
                revision,
                next ? Math.min(MOST, !first && figure == last ? same + 1 : 1) : same,
                next ? Math.min(MOST, !first && figure > last ? rises + 1 : 0) : rises);
    }
}

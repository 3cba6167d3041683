package org.industrymonitor.alerts.detect;

/** A piece of evidence that a reading is a fall; each is a number that grows with the fall, or qualifies it. */
public enum Clue {
    /** Share missing of what was expected: 0 to 1. */
    DEPTH(Bearing.FOR, "far below the expectation"),
    /** Robust deviations below the expectation, logarithmic. */
    DEVIATIONS(Bearing.FOR, "far outside its band"),
    /** Rarity of the fall from the readings just before, for this series. */
    JUMP_RARITY(Bearing.FOR, "so sudden a fall is rare here"),
    /** How far that goes beyond the worst remembered. */
    JUMP_BEYOND(Bearing.FOR, "a more sudden fall than any of late"),
    /** Size of the fall from the readings just before, logarithmic. */
    JUMP(Bearing.FOR, "a sudden fall"),
    FALL_1(Bearing.FOR, "low now"),
    RARITY_1(Bearing.FOR, "so low a reading is rare here"),
    BEYOND_1(Bearing.FOR, "lower than any reading of late"),
    FALL_2(Bearing.FOR, "low for several readings"),
    RARITY_2(Bearing.FOR, "so low for several readings is rare here"),
    BEYOND_2(Bearing.FOR, "lower for several readings than ever of late"),
    FALL_3(Bearing.FOR, "low for long"),
    RARITY_3(Bearing.FOR, "so low for long is rare here"),
    BEYOND_3(Bearing.FOR, "lower for long than ever of late"),
    FALL_4(Bearing.NEITHER, "low for very long"),
    RARITY_4(Bearing.FOR, "so low for very long is rare here"),
    BEYOND_4(Bearing.FOR, "lower for very long than ever of late"),
    /** Rarity of standing still, where it does. */
    IDLE(Bearing.FOR, "it hardly ever stands still"),
    /** Stands still: 1. */
    ZERO(Bearing.NEITHER, "it stands still"),
    /**
     * Stands still, and has not come near that in any block remembered, or, known for long, never fell nearly so far when it should
     * run: 1.
     */
    STOP(Bearing.FOR, "it stands still as it never did"),
    /** Below the lowest of the blocks remembered: logarithm. */
    LOWEST(Bearing.FOR, "below its lowest of late"),
    /** Fall from the same slot the last time. */
    LAST_VISIT(Bearing.FOR, "below the same time last"),
    /** Fall from the median of the few readings before, whatever the season; logarithmic. */
    LOCAL(Bearing.FOR, "far below the readings just before"),
    LOCAL_RARITY(Bearing.FOR, "so deep a step from reading to reading is rare here"),
    LOCAL_BEYOND(Bearing.FOR, "a deeper step than any of late"),
    /** Less of the falls from the few readings before and from the one before. */
    STEP(Bearing.FOR, "a step down from the readings just before"),
    STEP_RARITY(Bearing.FOR, "so deep a step down is rare here"),
    STEP_BEYOND(Bearing.FOR, "a deeper step down than any of late"),
    /** Less of the falls of this reading and the one before. */
    TWICE(Bearing.FOR, "low twice"),
    TWICE_RARITY(Bearing.FOR, "so low twice is rare here"),
    /** Fall from its rhythm, whatever level it has had of late, over a stretch. */
    SLOW_1(Bearing.FOR, "below its rhythm"),
    SLOW_1_RARITY(Bearing.FOR, "so far below its rhythm is rare here"),
    SLOW_1_BEYOND(Bearing.FOR, "further below its rhythm than ever of late"),
    SLOW_2(Bearing.FOR, "long below its rhythm"),
    SLOW_2_RARITY(Bearing.FOR, "so long below its rhythm is rare here"),
    SLOW_2_BEYOND(Bearing.FOR, "longer below its rhythm than ever of late"),
    /** Below the lowest of an ordinary block: logarithm. */
    ORDINARY_LOW(Bearing.FOR, "below the lowest of an ordinary week"),
    /** Fall beyond that of the others. */
    ALONE(Bearing.FOR, "others do not fall so"),
    /** Fall of the period before. */
    BEFORE(Bearing.NEITHER, "low before"),
    /** Median fall of the others in this period. */
    PEERS(Bearing.AGAINST, "others fall too"),
    /** Share of the others that fall by a quarter or more. */
    PEERS_LOW(Bearing.AGAINST, "many others are low"),
    /** Nearness of the Spring Festival, 0 to 1. */
    FESTIVAL(Bearing.AGAINST, "near the Spring Festival"),
    /** Nearness of another holiday, 0 to 1. */
    HOLIDAY(Bearing.AGAINST, "near a holiday"),
    /** A day of rest: 1. */
    REST(Bearing.NEITHER, "a day of rest"),
    /** Logarithm of its ordinary noise. */
    NOISE(Bearing.NEITHER, "noisy"),
    /** Logarithm of the recent noise by the ordinary one. */
    UNREST(Bearing.NEITHER, "noisier than ordinary"),
    /** How little is known of it: 1 at the first reading, 0 in the long run. */
    YOUTH(Bearing.NEITHER, "known for a short time"),
    /** Share of its time that it stands still. */
    IDLE_SHARE(Bearing.NEITHER, "often stands still"),
    /** Alerts of late, fading. */
    ALERTS(Bearing.NEITHER, "has fallen of late"),
    /** What is expected as a share of its peak. */
    LOAD(Bearing.NEITHER, "expected near its peak");

    /** Whether the odds of a fall may only rise with it, may only sink, or either. */
    public enum Bearing {
        FOR,
        AGAINST,
        NEITHER
    }

    private final Bearing bearing;
    private final String words;

    Clue(Bearing bearing, String words) {
        this.bearing = bearing;
        this.words = words;
    }

    public Bearing bearing() {
        return bearing;
    }

    /** Whether it measures the fall, rather than what is around it. */
    boolean isFall() {
        return bearing == Bearing.FOR;
    }

    /** What it says, when it speaks for a fall. */
    public String words() {
        return words;
    }
}

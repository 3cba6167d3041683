package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;
import org.industrymonitor.model.PeriodLength;

/**
 * What is ordinary for one series of one node: bounded in size (some 3 KiB), updated in constant time, causal.
 *
 * <p>The expectation is the median of the last visits of the same slot, moved by how far recent readings have been from
 * theirs. Falls are measured on a logarithmic scale, over several stretches of time at once, and for each stretch the
 * series itself says how rare such a fall is. So a peaker that stops every evening and a plant that dips every Sunday
 * set their own bar.
 *
 * <p>Mutable, because half a million of these are kept; confined to one task.
 */
public final class Baseline {

    private static final int LOWS = 6;
    private static final int RECENT = 5;
    private static final double WINSOR = 4;
    private static final double NEAR_ZERO = 0.05;
    private static final double FLOOR = 0.02;
    private static final double DEEPEST = 4;
    private static final double NEVER_BELOW = 0.15;
    private static final double SURE = 1.8;
    /** Blocks. */
    private static final long LONG_KNOWN = 21;

    private static final double FAR_BEYOND = 1;

    private static final double HABITUAL = 2.5;
    private static final double RUNS = 0.2;
    private static final double OUTGROWN = 0.4;
    /** Share of what is made that is expected of what stood still. */
    private static final double ASLEEP = 0.1;
    /** Readings after which what stood still runs again. */
    private static final int AWAKE = 2;

    private final Season season;
    private final Shape shape;
    private final Workdays workdays = new Workdays();
    private final Paces paces;
    private final Standstills standstills = new Standstills();
    private final Ring lows = new Ring(LOWS);
    private final Ring recent = new Ring(RECENT);
    private final Ring values = new Ring(RECENT);

    private long seen;
    private long active;
    private double mean;
    private double level;
    private double spread;
    private double noise;
    private double unrest;
    private double peak;
    private double alerts;
    private int outgrown;

    private long block = Long.MIN_VALUE;
    private long blocks;
    private double blockLow = Float.MAX_VALUE;
    /** Low of a fall that may yet become an alert; an ordinary low only when it does not. */
    private double pendingLow = Float.MAX_VALUE;

    public Baseline(Season season) {
        this.season = season;
        this.shape = new Shape(season);
        this.paces = new Paces(season);
    }

    /** How many readings it has learned from. */
    public long seen() {
        return seen;
    }

    /** What a reading at the moment should be. */
    public Expectation expect(Moment moment, Tuning tuning) {
        double location = shape.location(moment.slot(), mean);
        double work = workdays.factor(moment.work());
        double value = (location + level) * work;
        double deviation =
                Math.max(tuning.spreadWeight() * spread, tuning.scaleFloor() * Math.max(Math.abs(value), 0.2 * peak));
        boolean informative = seen >= season.warmUp(moment.period().length())
                && value > tuning.informative() * peak
                && (season != Season.HOURS || moment.workday() || shape.knows(moment.slot()));
        return new Expectation(value, location * work, Math.max(deviation, 1e-9), informative);
    }

    /** How far a reading is below its expectation, on the logarithmic scale; negative above. */
    public double fall(double observed, Expectation expectation) {
        return Math.max(-DEEPEST, Math.min(DEEPEST, below(expectation.value(), observed)));
    }

    /** How far a reading is below something, on the logarithmic scale. */
    private double below(double usual, double observed) {
        double floor = FLOOR * peak + 1e-9;
        return Math.log((Math.max(0, usual) + floor) / (Math.max(0, observed) + floor));
    }

    /** Compares a reading with the expectation, given the readings before, by every clue; changes nothing. */
    public Evidence judge(Moment moment, double observed, Expectation expectation, Setting setting, Tuning tuning) {
        Evidence compared = compare(observed, expectation, tuning);
        return compared.with(clues(moment, compared, expectation, setting));
    }

    /**
     * Compares a reading with the expectation, given the readings before, by no more clues than there are to be learned from it;
     * changes nothing.
     */
    public Evidence compare(double observed, Expectation expectation, Tuning tuning) {
        double value = expectation.value();
        double deviations = (value - observed) / expectation.deviation();
        deviations = Math.max(-tuning.deepest(), Math.min(tuning.deepest(), deviations));
        boolean standstill = isIdle(observed) && value > tuning.running() * peak;
        Clues falls = expectation.informative() ? Clues.ofFalls(falls(observed, expectation)) : Clues.NONE;
        return new Evidence(
                observed,
                value,
                expectation.deviation(),
                deviations,
                falls,
                Evidence.Finding.NONE,
                expectation.informative(),
                standstill);
    }

    /** Every clue of a reading that was compared, before it is tracked or learned; none where nothing can be said. */
    public Clues clues(Moment moment, Evidence compared, Expectation expectation, Setting setting) {
        return compared.informative()
                ? clues(moment, compared.observed(), expectation, compared.deviations(), setting)
                : Clues.NONE;
    }

    private Clues clues(Moment moment, double observed, Expectation expectation, double deviations, Setting setting) {
        PeriodLength length = moment.period().length();
        double fall = fall(observed, expectation);
        boolean idle = isIdle(observed);
        double[] clues = new double[Clue.values().length];
        put(clues, Clue.DEPTH, Math.max(0, Math.min(1, 1 - observed / expectation.value())));
        put(clues, Clue.DEVIATIONS, Math.log1p(Math.max(0, deviations)));
        paces.put(clues, falls(observed, expectation), length);
        put(clues, Clue.IDLE, idle ? -Math.log10(standstills.share() + 0.3 / (seen + 1)) : 0);
        put(clues, Clue.ZERO, idle ? 1 : 0);
        double lowest = Math.min(lows.isEmpty() ? blockLow : lows.min(), blockLow);
        boolean stops = idle && deviations > SURE && expectation.value() > RUNS * peak;
        boolean never = hasAlwaysRun(moment, lowest) || hasNeverFallenSo(clues[Clue.BEYOND_1.ordinal()]);
        put(clues, Clue.STOP, stops && never ? 1 : 0);
        put(clues, Clue.LOWEST, lowest >= Float.MAX_VALUE ? 0 : bounded(below(lowest, observed)));
        double last = shape.last(moment.slot(), expectation.value());
        put(clues, Clue.LAST_VISIT, bounded(below(last, observed)));
        put(
                clues,
                Clue.ORDINARY_LOW,
                lows.isEmpty() || lows.median() >= Float.MAX_VALUE / 2 ? 0 : bounded(below(lows.median(), observed)));
        put(clues, Clue.ALONE, Math.max(0, fall - Math.max(0, setting.peers().median())));
        put(clues, Clue.BEFORE, recent.isEmpty() ? 0 : Math.max(-0.3, recent.latest()));
        put(clues, Clue.PEERS, setting.peers().median());
        put(clues, Clue.PEERS_LOW, setting.peers().low());
        put(clues, Clue.FESTIVAL, setting.festival());
        put(clues, Clue.HOLIDAY, setting.holiday());
        put(clues, Clue.REST, setting.rest() ? 1 : 0);
        put(clues, Clue.NOISE, Math.log(noise + 0.01));
        put(clues, Clue.UNREST, Math.log((unrest + 0.02) / (noise + 0.02)));
        put(clues, Clue.YOUTH, 1.0 / (1 + blocks));
        put(clues, Clue.IDLE_SHARE, Math.sqrt(standstills.share()));
        put(clues, Clue.ALERTS, Math.log1p(alerts));
        put(clues, Clue.LOAD, Math.min(1, expectation.value() / peak));
        return Clues.of(clues);
    }

    /** Whether it has come nowhere near standing still for as long as is remembered. */
    private boolean hasAlwaysRun(Moment moment, double lowest) {
        boolean never = standstills.isUnknown(
                moment.block(), season.onset(moment.period().length()));
        return never && !lows.isEmpty() && lowest > NEVER_BELOW * peak;
    }

    /**
     * Whether it has been known for long, and when it should run has never been so low by far: nights and weekends off by rhythm do
     * not make the standstill of a shift usual.
     */
    private boolean hasNeverFallenSo(double beyond) {
        return blocks > LONG_KNOWN && beyond > FAR_BEYOND;
    }

    /** Remembers how far a fall has gone, whether or not its readings are learned from. */
    public void track(Moment moment, double observed, Expectation expectation) {
        double fall = fall(observed, expectation);
        paces.track(falls(observed, expectation), moment.period().length());
        recent.add(fall);
        values.add(observed);
        boolean asleep = season != Season.HOURS && expectation.value() < ASLEEP * observed;
        boolean above = observed > RUNS * peak && expectation.value() < OUTGROWN * observed;
        above &= asleep || values.min() > OUTGROWN * observed;
        outgrown = above ? outgrown + 1 : 0;
        int perBlock = season.perBlock(moment.period().length());
        if (seen > 0 && outgrown >= (asleep ? AWAKE : season.outgrown(perBlock))) {
            // It runs again after a long standstill: its rhythm from before says nothing.
            shape.clear();
            lows.clear();
            mean = asleep ? observed : values.median();
            level = 0;
            spread = 0.05 * mean;
            outgrown = 0;
        }
    }

    /** Remembers a reading of a holiday for the next one, and nothing else. */
    public void visit(Moment moment, double observed) {
        shape.visit(moment.slot(), observed);
    }

    /** Learns from an ordinary reading, which has been tracked. */
    public void learn(Moment moment, Evidence evidence, Expectation expectation, Tuning tuning) {
        double observed = evidence.observed();
        PeriodLength length = moment.period().length();
        int perBlock = season.perBlock(length);
        enter(moment.block());
        double fall = fall(observed, expectation);
        if (season == Season.MONTHS && evidence.informative()) {
            workdays.learn(moment.work(), -fall);
        }
        if (evidence.informative()) {
            paces.learn(evidence.clues(), season.memory() * perBlock);
        }
        pendingLow = Math.min(pendingLow, observed);
        if (evidence.deviations() < tuning.low()) {
            blockLow = Math.min(blockLow, pendingLow);
            pendingLow = Float.MAX_VALUE;
        }
        alerts *= 1 - season.days(length) / season.habitDays();
        standstills.learn(isIdle(observed), moment.block(), seen, perBlock);
        if (standstills.run() > season.rest(perBlock)) {
            // Longer than a rest: standing still is not its rhythm, and says nothing of what it makes when it runs.
            return;
        }
        shape.visit(moment.slot(), observed / workdays.factor(moment.work()));
        mean += (observed - mean) / Math.min(seen + 1, 7.0 * perBlock);
        peak = Math.max(sustained(observed), peak * (1 - 1 / (60.0 * perBlock)));
        if (seen > 0) {
            follow(observed - evidence.expected(), fall, perBlock, Math.max(evidence.expected(), observed), tuning);
        }
        seen++;
    }

    /** Remembers that an alert was raised, and that such a fall happens: the next one is less of a surprise. */
    public void recordAlert(Moment moment, Evidence evidence) {
        int perBlock = season.perBlock(moment.period().length());
        alerts++;
        paces.recall(evidence.clues(), season.memory() * perBlock);
        if (isIdle(evidence.observed())) {
            standstills.recall(moment.block(), seen, perBlock);
        }
    }

    /** Remembers of a reading that is told, and not learned from, whether it stands still. */
    public void pass(Moment moment, Evidence evidence) {
        if (isIdle(evidence.observed())) {
            standstills.pass(moment.block());
        }
    }

    /** Whether so many alerts were raised of late that its falls are its ordinary life, and must be learned from. */
    public boolean isHabitual() {
        return alerts > HABITUAL;
    }

    /** Forgets the fall so far, after an alert has ended. */
    public void settle() {
        recent.clear();
        pendingLow = Float.MAX_VALUE;
        paces.settle();
    }

    /** Takes the level of a reading as the new ordinary. */
    public void adopt(Evidence evidence) {
        double factor = evidence.expected() <= 0 ? 0 : Math.max(0, evidence.observed() / evidence.expected());
        shape.scale(factor);
        mean *= factor;
        level *= factor;
        settle();
    }

    /** Asks for another warm-up, because what the series is the sum of has changed. */
    public void restart() {
        Baseline fresh = new Baseline(season);
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        fresh.write(bytes);
        read(bytes.flip());
    }

    /** Appends the state; {@link #read} takes it back. */
    public void write(ByteBuffer out) {
        out.putLong(seen).putLong(active).putLong(block).putLong(blocks);
        out.putDouble(mean).putDouble(level).putDouble(spread).putDouble(noise).putDouble(unrest);
        out.putDouble(peak).putDouble(alerts).putDouble(blockLow).putDouble(pendingLow);
        standstills.write(out);
        shape.write(out);
        paces.write(out);
        out.putInt(outgrown);
        lows.write(out);
        recent.write(out);
        values.write(out);
        workdays.write(out);
    }

    /** Takes back a state of the same season. */
    public void read(ByteBuffer in) {
        seen = in.getLong();
        active = in.getLong();
        block = in.getLong();
        blocks = in.getLong();
        mean = in.getDouble();
        level = in.getDouble();
        spread = in.getDouble();
        noise = in.getDouble();
        unrest = in.getDouble();
        peak = in.getDouble();
        alerts = in.getDouble();
        blockLow = in.getDouble();
        pendingLow = in.getDouble();
        standstills.read(in);
        shape.read(in);
        paces.read(in);
        outgrown = in.getInt();
        lows.read(in);
        recent.read(in);
        values.read(in);
        workdays.read(in);
    }

    /** A reading by each comparison. */
    private Paces.Falls falls(double observed, Expectation expectation) {
        double fall = fall(observed, expectation);
        boolean first = recent.isEmpty();
        double local = values.isEmpty() ? 0 : Math.max(0, Math.min(DEEPEST, below(values.median(), observed)));
        return new Paces.Falls(
                fall,
                Math.max(-DEEPEST, Math.min(DEEPEST, below(expectation.rhythm(), observed))),
                first ? 0 : Math.max(0, fall) - Math.max(0, recent.median()),
                local,
                values.isEmpty() ? 0 : Math.max(0, Math.min(local, below(values.latest(), observed))),
                first ? 0 : Math.max(0, Math.min(fall, recent.latest())));
    }

    private void enter(long next) {
        if (next <= block) {
            return;
        }
        if (block != Long.MIN_VALUE) {
            paces.turn();
            lows.add(blockLow);
            blocks++;
        }
        block = next;
        blockLow = Float.MAX_VALUE;
    }

    private void follow(double residual, double fall, int perBlock, double extent, Tuning tuning) {
        double bound = seen < 4 ? Double.MAX_VALUE : WINSOR * Math.max(spread, 0.01 * peak);
        double clipped = Math.max(-bound, Math.min(bound, residual));
        level += clipped / season.leveling(perBlock);
        if (extent > tuning.informative() * peak) {
            active++;
            spread += (Math.abs(clipped) - spread) / Math.min(active, 3.0 * perBlock);
            double size = Math.min(1, Math.abs(fall));
            noise += (size - noise) / Math.min(active, 13.0 * perBlock);
            unrest += (size - unrest) / Math.min(active, perBlock);
        }
    }

    /** What two readings of late have reached: a single one, which may be wrong, makes no peak. */
    private double sustained(double observed) {
        return values.size() < 2 ? observed : Math.min(observed, values.second());
    }

    private boolean isIdle(double observed) {
        return observed < NEAR_ZERO * peak;
    }

    private static double bounded(double value) {
        return Math.max(-0.5, Math.min(DEEPEST, value));
    }

    private static void put(double[] values, Clue clue, double value) {
        values[clue.ordinal()] = value;
    }
}

package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;
import org.industrymonitor.model.PeriodLength;

/**
 * What is ordinary for one series of one node: bounded in size (under 2 KiB), updated in constant time, causal.
 *
 * <p>The expectation is the median of the last visits of the same slot, moved by how far recent readings have been from
 * theirs. How deep a fall must be to be news is learned from the series itself: deeper than the worst of the blocks
 * (days, weeks) remembered. So a peaker that stops every evening and a plant that dips every Sunday set their own
 * bar, and an alert raises the bar for the next one.
 *
 * <p>Mutable, because half a million of these are kept; confined to one task.
 */
public final class Baseline {

    private static final int VISITS = 7;
    private static final int BLOCKS = 14;
    private static final int LOWS = 6;
    private static final int RECENT = 9;
    private static final double WINSOR = 4;
    private static final double MOST_ACCUMULATED = 200;
    private static final double MOST_PER_PERIOD = 8;
    private static final double NEAR_ZERO = 0.05;

    private final Season season;
    private final Ring[] slots;
    private final Ring fastRecords = new Ring(BLOCKS);
    private final Ring slowRecords = new Ring(BLOCKS);
    private final Ring lows = new Ring(LOWS);
    private final Ring recent = new Ring(RECENT);

    private long seen;
    private long active;
    private double mean;
    private double level;
    private double spread;
    private double peak;
    private double idleShare;
    private double accumulated;
    private boolean still;

    private long block = Long.MIN_VALUE;
    private double blockFast;
    private double blockSlow;
    private double blockLow = Float.MAX_VALUE;
    /** Low of a fall that may yet become an alert; an ordinary low only when it does not. */
    private double pendingLow = Float.MAX_VALUE;

    private int openSlot = -1;
    private double openSum;
    private int openCount;

    public Baseline(Season season) {
        this.season = season;
        this.slots = new Ring[season.slots()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Ring(VISITS);
        }
    }

    /** How many readings it has learned from. */
    public long seen() {
        return seen;
    }

    /** What a reading at the moment should be. */
    public Expectation expect(Moment moment, Tuning tuning) {
        double value = location(moment.slot()) + level;
        double deviation =
                Math.max(tuning.spreadWeight() * spread, tuning.scaleFloor() * Math.max(Math.abs(value), 0.2 * peak));
        boolean informative =
                seen >= season.warmUp(moment.period().length()) && value > tuning.informative() * peak && deviation > 0;
        double youth = 1 + tuning.youth() / (1 + fastRecords.size());
        return new Expectation(
                value,
                Math.max(deviation, 1e-9),
                Math.max(youth * tuning.fast(), tuning.beyond() * fastRecords.max()),
                Math.max(youth * tuning.slow(), tuning.beyond() * slowRecords.max()),
                informative,
                idleShare > tuning.idle(),
                informative && !lows.isEmpty() && Math.min(lows.min(), blockLow) > tuning.neverBelow() * peak);
    }

    /** Compares a reading with the expectation, given the readings before; changes nothing. */
    public Evidence judge(Moment moment, double observed, Expectation expectation, Tuning tuning) {
        boolean idle = isIdle(observed);
        double deviations = (expectation.value() - observed) / expectation.deviation();
        deviations = Math.max(-tuning.deepest(), Math.min(tuning.deepest(), deviations));
        if (idle && expectation.idles()) {
            deviations = Math.min(deviations, tuning.drift());
        }
        boolean standstill = idle && expectation.value() > tuning.running() * peak;
        double sustained = sustained(moment.period().length(), deviations, standstill);
        double sum = accumulated + Math.min(deviations, MOST_PER_PERIOD) - tuning.drift();
        sum = Math.max(0, Math.min(MOST_ACCUMULATED, sum));
        double certainty = 0;
        if (expectation.informative()) {
            certainty = Math.max(sustained / expectation.fast(), sum / expectation.slow());
            if (idle && expectation.neverIdles()) {
                // A series that never stood still does: the second such reading is sure.
                certainty = Math.max(certainty, still ? 1.5 : deviations / tuning.still());
            }
        }
        return new Evidence(
                observed,
                expectation.value(),
                expectation.deviation(),
                deviations,
                sustained,
                sum,
                certainty,
                expectation.informative(),
                standstill);
    }

    /** Remembers how far a fall has gone, whether or not its readings are learned from. */
    public void track(Evidence evidence) {
        recent.add(evidence.deviations());
        accumulated = evidence.accumulated();
        still = isIdle(evidence.observed());
    }

    /** Learns from an ordinary reading. */
    public void learn(Moment moment, Evidence evidence, Tuning tuning) {
        double observed = evidence.observed();
        int perBlock = season.perBlock(moment.period().length());
        enter(moment.block());
        if (evidence.informative()) {
            blockFast = Math.max(blockFast, evidence.sustained());
            blockSlow = Math.max(blockSlow, evidence.accumulated());
        }
        pendingLow = Math.min(pendingLow, observed);
        if (evidence.deviations() < tuning.low()) {
            blockLow = Math.min(blockLow, pendingLow);
            pendingLow = Float.MAX_VALUE;
        }
        visit(moment.slot(), observed);
        mean += (observed - mean) / Math.min(seen + 1, 7.0 * perBlock);
        peak = Math.max(observed, peak * (1 - 1 / (60.0 * perBlock)));
        idleShare += ((isIdle(observed) ? 1 : 0) - idleShare) / Math.min(seen + 1, 14.0 * perBlock);
        if (seen > 0) {
            follow(observed - evidence.expected(), perBlock, Math.max(evidence.expected(), observed), tuning);
        }
        seen++;
    }

    /** Remembers the fall of an alert as something that has happened, so that the next one must be worse. */
    public void recordAlert(Moment moment, Evidence evidence, Expectation expectation, Tuning tuning) {
        enter(moment.block());
        blockFast = Math.max(blockFast, Math.min(evidence.deviations(), tuning.habit() * expectation.fast()));
        blockSlow = Math.max(blockSlow, Math.min(evidence.accumulated(), tuning.habit() * expectation.slow()));
        if (isIdle(evidence.observed())) {
            blockLow = 0;
        }
    }

    /** Forgets the fall so far, after an alert has ended. */
    public void settle() {
        recent.clear();
        accumulated = 0;
        still = false;
        pendingLow = Float.MAX_VALUE;
    }

    /** Takes the level of a reading as the new ordinary. */
    public void adopt(Evidence evidence) {
        level -= evidence.fall();
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
        out.putLong(seen).putLong(active);
        out.putDouble(mean).putDouble(level).putDouble(spread).putDouble(peak).putDouble(idleShare);
        out.putDouble(accumulated).put((byte) (still ? 1 : 0));
        out.putLong(block)
                .putDouble(blockFast)
                .putDouble(blockSlow)
                .putDouble(blockLow)
                .putDouble(pendingLow);
        out.put((byte) openSlot).putDouble(openSum).putInt(openCount);
        fastRecords.write(out);
        slowRecords.write(out);
        lows.write(out);
        recent.write(out);
        for (Ring slot : slots) {
            slot.write(out);
        }
    }

    /** Takes back a state of the same season. */
    public void read(ByteBuffer in) {
        seen = in.getLong();
        active = in.getLong();
        mean = in.getDouble();
        level = in.getDouble();
        spread = in.getDouble();
        peak = in.getDouble();
        idleShare = in.getDouble();
        accumulated = in.getDouble();
        still = in.get() == 1;
        block = in.getLong();
        blockFast = in.getDouble();
        blockSlow = in.getDouble();
        blockLow = in.getDouble();
        pendingLow = in.getDouble();
        openSlot = in.get();
        openSum = in.getDouble();
        openCount = in.getInt();
        fastRecords.read(in);
        slowRecords.read(in);
        lows.read(in);
        recent.read(in);
        for (Ring slot : slots) {
            slot.read(in);
        }
    }

    /** A standstill needs two readings, a partial fall as many as the season asks for. */
    private double sustained(PeriodLength length, double deviations, boolean standstill) {
        int others = standstill ? Math.min(1, season.persistence(length) - 1) : season.persistence(length) - 1;
        return recent.size() < others ? 0 : Math.min(deviations, recent.minOfLatest(others));
    }

    private void enter(long next) {
        if (next <= block) {
            return;
        }
        if (block != Long.MIN_VALUE) {
            fastRecords.add(blockFast);
            slowRecords.add(blockSlow);
            lows.add(blockLow);
        }
        block = next;
        blockFast = 0;
        blockSlow = 0;
        blockLow = Float.MAX_VALUE;
    }

    private void follow(double residual, int perBlock, double extent, Tuning tuning) {
        double bound = seen < 4 ? Double.MAX_VALUE : WINSOR * Math.max(spread, 0.01 * peak);
        double clipped = Math.max(-bound, Math.min(bound, residual));
        level += clipped / (season == Season.HOURS ? perBlock / 2.0 : 5);
        if (extent > tuning.informative() * peak) {
            active++;
            spread += (Math.abs(clipped) - spread) / Math.min(active, 3.0 * perBlock);
        }
    }

    private boolean isIdle(double observed) {
        return observed < NEAR_ZERO * peak;
    }

    private double location(int slot) {
        Ring visits = slots[slot].isEmpty() ? slots[season.alike(slot)] : slots[slot];
        if (visits.isEmpty()) {
            return mean;
        }
        double trust = Math.min(1, visits.size() / 3.0);
        return trust * visits.median() + (1 - trust) * mean;
    }

    private void visit(int slot, double observed) {
        if (slot != openSlot) {
            if (openCount > 0) {
                slots[openSlot].add(openSum / openCount);
            }
            openSlot = slot;
            openSum = 0;
            openCount = 0;
        }
        openSum += observed;
        openCount++;
    }
}

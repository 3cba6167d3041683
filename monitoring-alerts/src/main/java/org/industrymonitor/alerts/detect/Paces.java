package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.industrymonitor.model.PeriodLength;

/**
 * How far a series falls by each comparison and over each stretch of time, and what of that is ordinary for it: for each
 * the size, how rare it is here, and how far it goes beyond the worst of late.
 */
final class Paces {

    /**
     * One reading by each comparison, on the logarithmic scale.
     *
     * @param fall below what is expected
     * @param slow below its rhythm, whatever its level of late
     * @param jump how much further below what is expected than the few readings before
     * @param local below the few readings before, whatever the season
     * @param step below those and below the last of them
     * @param twice below what is expected, of this reading and the one before
     */
    record Falls(double fall, double slow, double jump, double local, double step, double twice) {}

    static final double LEAST_MEAN = -0.3;
    private static final double LEAST_BEYOND = -1;

    private static final int COUNT = 10;

    private final Season season;
    private final List<Pace> all;
    private final Pace jump;
    private final Pace local;
    private final Pace step;
    private final Pace twice;
    private final List<Pace> falls;
    private final List<Pace> slows;

    Paces(Season season) {
        this.season = season;
        Tails tails = new Tails(COUNT);
        Rings records = new Rings(COUNT, Pace.BLOCKS);
        all = IntStream.range(0, COUNT)
                .mapToObj(row -> new Pace(tails, records, row))
                .toList();
        jump = all.get(0);
        local = all.get(1);
        step = all.get(2);
        twice = all.get(3);
        falls = all.subList(4, 8);
        slows = all.subList(8, COUNT);
    }

    /** What they say of a reading; changes nothing. */
    void put(double[] clues, Falls of, PeriodLength length) {
        clues[Clue.JUMP.ordinal()] = Math.max(0, of.jump());
        clues[Clue.JUMP_RARITY.ordinal()] = jump.rarity(of.jump());
        clues[Clue.JUMP_BEYOND.ordinal()] = Math.max(LEAST_BEYOND, jump.beyond(of.jump()));
        put(clues, Clue.LOCAL.ordinal(), local, of.local());
        put(clues, Clue.STEP.ordinal(), step, of.step());
        clues[Clue.TWICE.ordinal()] = of.twice();
        clues[Clue.TWICE_RARITY.ordinal()] = twice.rarity(of.twice());
        for (int i = 0; i < falls.size(); i++) {
            put(clues, Clue.FALL_1.ordinal() + 3 * i, falls.get(i), fall(i, of, length));
        }
        for (int i = 0; i < slows.size(); i++) {
            put(clues, Clue.SLOW_1.ordinal() + 3 * i, slows.get(i), slow(i, of, length));
        }
    }

    /** Size, rarity and how far beyond the worst stand one after the other. */
    private static void put(double[] clues, int size, Pace pace, double fall) {
        clues[size] = Math.max(LEAST_MEAN, fall);
        clues[size + 1] = pace.rarity(fall);
        clues[size + 2] = Math.max(LEAST_BEYOND, pace.beyond(fall));
    }

    private double fall(int number, Falls of, PeriodLength length) {
        return falls.get(number).mean(of.fall, season.stretch(number + 1, length));
    }

    private double slow(int number, Falls of, PeriodLength length) {
        return slows.get(number).mean(of.slow(), season.slowStretch(number, length));
    }

    /** Goes on by a reading. */
    void track(Falls of, PeriodLength length) {
        for (int i = 0; i < falls.size(); i++) {
            falls.get(i).track(fall(i, of, length));
        }
        for (int i = 0; i < slows.size(); i++) {
            slows.get(i).track(slow(i, of, length));
        }
    }

    /** Learns that an ordinary reading, which has been tracked, can be so. */
    void learn(Clues clues, double most) {
        jump.learn(clues.get(Clue.JUMP), most);
        local.learn(Math.max(0, clues.get(Clue.LOCAL)), most);
        step.learn(clues.get(Clue.STEP), most);
        twice.learn(clues.get(Clue.TWICE), most);
        falls.forEach(pace -> pace.learn(pace.mean(), most));
        slows.forEach(pace -> pace.learn(pace.mean(), most));
    }

    /** Remembers that such a reading happens, but not as the worst of an ordinary block. */
    void recall(Clues clues, double most) {
        jump.recall(clues.get(Clue.JUMP), most);
        local.recall(clues.get(Clue.LOCAL), most);
        step.recall(clues.get(Clue.STEP), most);
        twice.recall(clues.get(Clue.TWICE), most);
        falls.forEach(pace -> pace.recall(pace.mean(), most));
        slows.forEach(pace -> pace.recall(pace.mean(), most));
    }

    /** Begins another block. */
    void turn() {
        all.forEach(Pace::turn);
    }

    /** Forgets the fall so far. */
    void settle() {
        all.forEach(Pace::settle);
    }

    void write(ByteBuffer out) {
        all.forEach(pace -> pace.write(out));
    }

    void read(ByteBuffer in) {
        all.forEach(pace -> pace.read(in));
    }
}

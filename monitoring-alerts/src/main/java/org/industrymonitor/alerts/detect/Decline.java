package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;

/**
 * How far a series has come down bit by bit: a one-sided cumulative sum (E. S. Page, Continuous inspection schemes, 1954)
 * over ratios that know no season. Readings are gathered by weeks, which hold each hour and each weekday once, and
 * compared with a level that follows by half a year; months are compared with the same month of the year before. What the
 * sum is measured in is how far the ratio ordinarily is from one. Bounded in size, updated in constant time; mutable,
 * confined to one task.
 */
public final class Decline {

    private static final int YEAR = 12;
    private static final int WEEKS = 26;
    private static final double WHOLE = 0.85;
    private static final double LEAST_NOISE = 0.03;
    /** Ordinary deviations by which a block may be below and add nothing. */
    private static final double ALLOWANCE = 1.5;
    /** A block adds no more than this: one that collapses is no slow decline. */
    private static final double MOST = 4;

    private final Ring year = new Ring(YEAR);
    private long block = Long.MIN_VALUE;
    private double sum;
    private int count;
    private int blocks;
    private double reference;
    private double noise;
    private double total;

    /**
     * A block that is over.
     *
     * @param mean of its readings
     * @param reference what it is compared with
     * @param total the cumulative sum, in ordinary deviations
     */
    public record Block(double mean, double reference, double total) {

        /** How far it has come down, as a share; negative when it has grown. */
        public double depth() {
            return reference <= 0 ? 0 : 1 - mean / reference;
        }
    }

    /** Takes in a reading that is neither planned nor missing; the block before it, when it is the first of the next. */
    public Optional<Block> take(Period period, ZoneId zone, double observed) {
        long now = block(period, zone);
        Optional<Block> closed = Optional.empty();
        if (now > block) {
            boolean whole = count >= WHOLE * perBlock(period.length());
            closed = whole ? Optional.of(close(period.length(), sum / count)) : Optional.empty();
            block = now;
            sum = 0;
            count = 0;
        }
        sum += observed;
        count++;
        return closed.filter(done -> blocks > warmUp(period.length()));
    }

    /** Takes where it has come to as its level, and forgets the way. */
    public void adopt(double mean) {
        reference = mean;
        total = 0;
        year.clear();
    }

    /** Forgets the way: what fell was told. */
    public void settle() {
        total = 0;
    }

    private Block close(PeriodLength length, double mean) {
        boolean months = length == PeriodLength.P1M;
        double before = months ? (year.size() < YEAR ? mean : year.oldest()) : blocks == 0 ? mean : reference;
        double fall = mean > 0 && before > 0 ? Math.log(before / mean) : 0;
        blocks++;
        double scale = Math.max(LEAST_NOISE, noise);
        double step = Math.min(MOST, fall / scale) - ALLOWANCE;
        total = Math.max(0, total + step);
        noise += (Math.min(Math.abs(fall), MOST * scale) - noise) / Math.min(blocks, 2 * WEEKS);
        if (total == 0 || months) {
            reference = blocks == 1 ? mean : reference + (mean - reference) / Math.min(blocks, WEEKS);
        }
        year.add(mean);
        return new Block(mean, before, total);
    }

    private static long block(Period period, ZoneId zone) {
        LocalDate day = LocalDateTime.ofInstant(period.start(), zone).toLocalDate();
        return period.length() == PeriodLength.P1M
                ? day.getYear() * 12L + day.getMonthValue()
                : Math.floorDiv(day.toEpochDay() + 3, 7L);
    }

    private static int perBlock(PeriodLength length) {
        return switch (length) {
            case P1M -> 1;
            case P1D -> 7;
            default -> length.perDays(7);
        };
    }

    private static int warmUp(PeriodLength length) {
        return length == PeriodLength.P1M ? 3 * YEAR : WEEKS / 2;
    }

    /** Appends the state; {@link #read} takes it back. */
    public void write(ByteBuffer out) {
        out.putLong(block).putDouble(sum).putInt(count).putInt(blocks);
        out.putDouble(reference).putDouble(noise).putDouble(total);
        year.write(out);
    }

    /** Takes back a state. */
    public void read(ByteBuffer in) {
        block = in.getLong();
        sum = in.getDouble();
        count = in.getInt();
        blocks = in.getInt();
        reference = in.getDouble();
        noise = in.getDouble();
        total = in.getDouble();
        year.read(in);
    }
}

package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The last few values of something; of coarse ones, of which there are many, each to a thousandth. */
final class Ring {

    private final float[] values;
    private final boolean coarse;
    private int size;
    private int next;

    Ring(int capacity) {
        this(capacity, false);
    }

    private Ring(int capacity, boolean coarse) {
        this.values = new float[capacity];
        this.coarse = coarse;
    }

    /** One that keeps each value as a {@link Coarse}: half as many bytes. */
    static Ring coarse(int capacity) {
        return new Ring(capacity, true);
    }

    void add(double value) {
        values[next] = coarse ? Coarse.round((float) value) : (float) value;
        next = (next + 1) % values.length;
        size = Math.min(size + 1, values.length);
    }

    void scale(double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) factor;
            if (coarse) {
                values[i] = Coarse.round(values[i]);
            }
        }
    }

    void clear() {
        size = 0;
        next = 0;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    double latest() {
        return values[Math.floorMod(next - 1, values.length)];
    }

    /** The earliest of those kept. */
    double oldest() {
        return values[Math.floorMod(next - size, values.length)];
    }

    double median() {
        float[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        int half = size / 2;
        return size % 2 == 1 ? sorted[half] : (sorted[half - 1] + (double) sorted[half]) / 2;
    }

    /** The largest value; 0 when there is none above. */
    double max() {
        double max = 0;
        for (int i = 0; i < size; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }

    /** The second largest value; 0 when there are not two above. */
    double second() {
        double max = 0;
        double second = 0;
        for (int i = 0; i < size; i++) {
            second = Math.max(second, Math.min(max, values[i]));
            max = Math.max(max, values[i]);
        }
        return second;
    }

    /** The smallest value; the largest number there is when there is none. */
    double min() {
        double min = Double.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            min = Math.min(min, values[i]);
        }
        return min;
    }

    void write(ByteBuffer out) {
        out.put((byte) size);
        for (int i = size; i >= 1; i--) {
            float value = values[Math.floorMod(next - i, values.length)];
            if (coarse) {
                out.putShort(Coarse.of(value));
            } else {
                out.putFloat(value);
            }
        }
    }

    void read(ByteBuffer in) {
        clear();
        int count = in.get();
        for (int i = 0; i < count; i++) {
            add(coarse ? Coarse.value(in.getShort()) : in.getFloat());
        }
    }
}

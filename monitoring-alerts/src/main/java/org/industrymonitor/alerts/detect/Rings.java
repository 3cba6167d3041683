package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The last few values of each of many things, each value to a thousandth. One array holds them all: hundreds of small ones for
 * each of half a million of nodes would be most of the heap, and each a place to be fetched when the state is written.
 */
final class Rings {

    private final int capacity;
    private final byte[] sizes;
    /** {@link Coarse} numbers; of each row the earliest first. */
    private final short[] values;

    Rings(int rows, int capacity) {
        this.capacity = capacity;
        this.sizes = new byte[rows];
        this.values = new short[rows * capacity];
    }

    void add(int row, double value) {
        int first = row * capacity;
        if (sizes[row] == capacity) {
            System.arraycopy(values, first + 1, values, first, capacity - 1);
        } else {
            sizes[row]++;
        }
        values[first + sizes[row] - 1] = Coarse.of((float) value);
    }

    void scale(double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Coarse.of(Coarse.value(values[i]) * (float) factor);
        }
    }

    void clear() {
        Arrays.fill(sizes, (byte) 0);
    }

    int rows() {
        return sizes.length;
    }

    int size(int row) {
        return sizes[row];
    }

    boolean isEmpty(int row) {
        return sizes[row] == 0;
    }

    double latest(int row) {
        return Coarse.value(values[row * capacity + sizes[row] - 1]);
    }

    double median(int row) {
        float[] apart = new float[sizes[row]];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = Coarse.value(values[row * capacity + i]);
        }
        return Ring.median(apart);
    }

    /** The largest value; 0 when there is none above. */
    double max(int row) {
        int max = 0;
        for (int i = row * capacity; i < row * capacity + sizes[row]; i++) {
            max = Math.max(max, values[i]);
        }
        return Coarse.value((short) max);
    }

    void write(int row, ByteBuffer out) {
        int first = row * capacity;
        out.put(sizes[row]);
        for (int i = first; i < first + sizes[row]; i++) {
            out.putShort(values[i]);
        }
    }

    void read(int row, ByteBuffer in) {
        sizes[row] = in.get();
        for (int i = 0; i < sizes[row]; i++) {
            values[row * capacity + i] = in.getShort();
        }
    }
}

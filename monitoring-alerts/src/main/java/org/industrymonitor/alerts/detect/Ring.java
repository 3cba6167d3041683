package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The last few values of something. */
final class Ring {

    private final float[] values;
    private int size;
    private int next;

    Ring(int capacity) {
        this.values = new float[capacity];
    }

    void add(double value) {
        values[next] = (float) value;
        next = (next + 1) % values.length;
        size = Math.min(size + 1, values.length);
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
        return median(Arrays.copyOf(values, size));
    }

    /** The median of some values, of which there is one at least; puts them in another order. */
    static double median(float[] apart) {
        int half = apart.length / 2;
        divide(apart, half);
        if (apart.length % 2 == 1) {
            return apart[half];
        }
        float below = apart[0];
        for (int i = 1; i < half; i++) {
            below = Math.max(below, apart[i]);
        }
        return (below + (double) apart[half]) / 2;
    }

    /** Puts the value of this rank in its place, with none larger before it and none smaller after it (Hoare's selection). */
    private static void divide(float[] values, int rank) {
        int first = 0;
        int last = values.length - 1;
        while (first < last) {
            float pivot = values[rank];
            int up = first;
            int down = last;
            while (up <= down) {
                while (values[up] < pivot) {
                    up++;
                }
                while (pivot < values[down]) {
                    down--;
                }
                if (up <= down) {
                    float moved = values[up];
                    values[up++] = values[down];
                    values[down--] = moved;
                }
            }
            if (down < rank) {
                first = up;
            }
            if (rank < up) {
                last = down;
            }
        }
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
        int at = next < size ? next - size + values.length : next - size;
        for (int i = 0; i < size; i++) {
            out.putFloat(values[at]);
            at = at + 1 == values.length ? 0 : at + 1;
        }
    }

    void read(ByteBuffer in) {
        clear();
        int count = in.get();
        for (int i = 0; i < count; i++) {
            add(in.getFloat());
        }
    }
}

package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;

/** The rhythm of a series: what it was at the last visits of each slot of its season. */
final class Shape {

    private static final int VISITS = 7;
    private static final double TRUSTED = 3;

    private final Season season;
    private final Rings slots;
    private int openSlot = -1;
    private double openSum;
    private int openCount;

    Shape(Season season) {
        this.season = season;
        this.slots = new Rings(season.slots(), VISITS);
    }

    /** The median of the last visits of the slot, the less trusted the fewer they are; then of one alike, or the mean. */
    double location(int slot, double mean) {
        int visited = slot;
        double trust = Math.min(1, slots.size(slot) / TRUSTED);
        if (slots.isEmpty(slot)) {
            visited = season.alike(slot);
            trust = slots.isEmpty(visited) ? 0 : 0.5;
        }
        double base = trust < 1 && season == Season.WEEKDAYS ? usual(mean) : mean;
        return trust == 0 ? base : trust * slots.median(visited) + (1 - trust) * base;
    }

    /** The median of the last visits of all slots; where there are none, the mean. */
    private double usual(double mean) {
        Ring last = new Ring(slots.rows());
        for (int slot = 0; slot < slots.rows(); slot++) {
            if (!slots.isEmpty(slot)) {
                last.add(slots.latest(slot));
            }
        }
        return last.isEmpty() ? mean : last.median();
    }

    /** Whether the slot was ever visited. */
    boolean knows(int slot) {
        return !slots.isEmpty(slot);
    }

    /** The last visit of the slot; of one never visited, the other value. */
    double last(int slot, double otherwise) {
        return slots.isEmpty(slot) ? otherwise : slots.latest(slot);
    }

    /** Remembers a reading; a visit of a slot is the mean of its readings. */
    void visit(int slot, double observed) {
        if (slot != openSlot || season != Season.HOURS) {
            close();
            openSlot = slot;
        }
        openSum += observed;
        openCount++;
    }

    /** Takes the rhythm with it to another level. */
    void scale(double factor) {
        slots.scale(factor);
        openSum *= factor;
    }

    /** Forgets the rhythm. */
    void clear() {
        slots.clear();
        openSum = 0;
        openCount = 0;
    }

    private void close() {
        if (openCount > 0) {
            slots.add(openSlot, openSum / openCount);
        }
        openSum = 0;
        openCount = 0;
    }

    void write(ByteBuffer out) {
        out.put((byte) openSlot).putDouble(openSum).putInt(openCount);
        for (int slot = 0; slot < slots.rows(); slot++) {
            slots.write(slot, out);
        }
    }

    void read(ByteBuffer in) {
        openSlot = in.get();
        openSum = in.getDouble();
        openCount = in.getInt();
        for (int slot = 0; slot < slots.rows(); slot++) {
            slots.read(slot, in);
        }
    }
}

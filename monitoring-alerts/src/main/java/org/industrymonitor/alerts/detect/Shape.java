package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;

/** The rhythm of a series: what it was at the last visits of each slot of its season. */
final class Shape {

    private static final int VISITS = 7;
    private static final double TRUSTED = 3;

    private final Season season;
    private final Ring[] slots;
    private int openSlot = -1;
    private double openSum;
    private int openCount;

    Shape(Season season) {
        this.season = season;
        this.slots = new Ring[season.slots()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = Ring.coarse(VISITS);
        }
    }

    /** The median of the last visits of the slot, the less trusted the fewer they are; then of one alike, or the mean. */
    double location(int slot, double mean) {
        Ring visits = slots[slot];
        double trust = Math.min(1, visits.size() / TRUSTED);
        if (visits.isEmpty()) {
            visits = slots[season.alike(slot)];
            trust = visits.isEmpty() ? 0 : 0.5;
        }
        double base = trust < 1 && season == Season.WEEKDAYS ? usual(mean) : mean;
        return trust == 0 ? base : trust * visits.median() + (1 - trust) * base;
    }

    /** The median of the last visits of all slots; where there are none, the mean. */
    private double usual(double mean) {
        Ring last = new Ring(slots.length);
        for (Ring slot : slots) {
            if (!slot.isEmpty()) {
                last.add(slot.latest());
            }
        }
        return last.isEmpty() ? mean : last.median();
    }

    /** Whether the slot was ever visited. */
    boolean knows(int slot) {
        return !slots[slot].isEmpty();
    }

    /** The last visit of the slot; of one never visited, the other value. */
    double last(int slot, double otherwise) {
        return slots[slot].isEmpty() ? otherwise : slots[slot].latest();
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
        for (Ring slot : slots) {
            slot.scale(factor);
        }
        openSum *= factor;
    }

    /** Forgets the rhythm. */
    void clear() {
        for (Ring slot : slots) {
            slot.clear();
        }
        openSum = 0;
        openCount = 0;
    }

    private void close() {
        if (openCount > 0) {
            slots[openSlot].add(openSum / openCount);
        }
        openSum = 0;
        openCount = 0;
    }

    void write(ByteBuffer out) {
        out.put((byte) openSlot).putDouble(openSum).putInt(openCount);
        for (Ring slot : slots) {
            slot.write(out);
        }
    }

    void read(ByteBuffer in) {
        openSlot = in.get();
        openSum = in.getDouble();
        openCount = in.getInt();
        for (Ring slot : slots) {
            slot.read(in);
        }
    }
}

package org.industrymonitor.platform.simulate;

import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;

/**
 * What each enterprise says in each period, as a pure function: mostly that period's reading; of 1 % of the periods it
 * comes late by the enterprise's own delay of 1 to 60 periods, of 1 % it is half as much or half as much again at first
 * and put right by revision 2, 2 to 120 periods later.  In a silence nothing is said, nor is it made up for afterwards.
 */
final class Schedule {
    private static final double LATE = 0.01;
    private static final double WRONG = 0.01;
    private static final double SECONDS_PER_HOUR = 3600.0;
    private static final double IDLE_ENERGY = 0.1;

    private enum Kind {
        ON_TIME,
        LATE,
        WRONG
    }

    private final Plan plan;
    private final Province province;
    private final Draw draw;
    private final Shape shape;
    private final Stops stops;
    private Moment last;

    /** Not for several threads at once. */
    Schedule(Plan plan, Province province) {
        this(plan, province, Stops.NONE);
    }

    /** Not for several threads at once. */
    Schedule(Plan plan, Province province, Stops stops) {
        this.plan = plan;
        this.province = province;
        this.stops = stops;
        this.draw = new Draw(plan.seed());
        this.shape = new Shape(draw);
    }

    /** The readings that the enterprise sends in the period; none in a silence. */
    List<Reading> at(long slot, int number) {
        Moment now = moment(slot);
        if (shape.isSilent(number, now)) {
            return List.of();
        }
        Works works = province.works(number);
        List<Reading> said = new ArrayList<>(1);
        long corrected = slot - works.correctionDelay();
        if (corrected >= 0 && kind(number, corrected) == Kind.WRONG && wasSaid(number, corrected)) {
            said.add(reading(works, corrected, 1, 2));
        }
        long late = slot - works.delay();
        if (late >= 0 && kind(number, late) == Kind.LATE && wasSaid(number, late)) {
            said.add(reading(works, late, 1, 1));
        }
        switch (kind(number, slot)) {
            case ON_TIME -> said.add(reading(works, slot, 1, 1));
            case WRONG -> said.add(reading(works, slot, wrongFactor(number, slot), 1));
            case LATE -> {}
        }
        return said;
    }

    /** In which period the enterprise sends this reading of an earlier period, or the same. */
    long sentIn(int number, Reading reading) {
        long slot = plan.slotOf(reading.period().start());
        Works works = province.works(number);
        if (reading.revision() == 2) {
            return slot + works.correctionDelay();
        }
        return kind(number, slot) == Kind.LATE ? slot + works.delay() : slot;
    }

    Moment moment(long slot) {
        if (last == null || last.slot() != slot) {
            last = Moment.of(slot, plan.periodAt(slot).start(), province.zone());
        }
        return last;
    }

    /** What fell into a silence was never there to be late or put right. */
    private boolean wasSaid(int number, long slot) {
        return !shape.isSilent(number, Moment.of(slot, plan.periodAt(slot).start(), province.zone()));
    }

    private Reading reading(Works works, long slot, double factor, int revision) {
        Period period = plan.periodAt(slot);
        Moment moment = slot == last.slot() ? last : Moment.of(slot, period.start(), province.zone());
        double share = stops.isStopped(works.number(), slot) ? 0 : shape.share(works, moment);
        double hours = plan.period().seconds() / SECONDS_PER_HOUR;
        double output = works.yuanPerHour() * hours * share;
        // A stopped works still heats and lights
        double energy = works.yuanPerHour() * hours * Math.max(share, IDLE_ENERGY) * works.energyPerYuan();
        List<String> items = Province.items(works);
        return new Reading(
                Province.id(works.number()),
                period,
                List.of(
                        new ItemValue(items.get(0), fixed(output * factor)),
                        new ItemValue(items.get(1), fixed(energy * factor))),
                revision,
                ReadingStatus.ACTUAL,
                "simulate");
    }

    private Kind kind(int number, long slot) {
        double unit = draw.unit(Draw.For.STATEMENT, number, slot);
        if (unit < LATE) {
            return Kind.LATE;
        }
        return unit < LATE + WRONG ? Kind.WRONG : Kind.ON_TIME;
    }

    private double wrongFactor(int number, long slot) {
        return draw.unit(Draw.For.WRONG_FACTOR, number, slot) < 0.5 ? 0.5 : 1.5;
    }

    private static long fixed(double quantity) {
        return Math.round(quantity * FixedPoint.ONE);
    }
}

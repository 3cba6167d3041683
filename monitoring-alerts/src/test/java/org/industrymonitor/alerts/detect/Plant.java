package org.industrymonitor.alerts.detect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.alerts.decide.Change;
import org.industrymonitor.alerts.decide.Decision;
import org.industrymonitor.alerts.decide.Life;
import org.industrymonitor.alerts.decide.Transition;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;

/** A plant under test: readings in, what was told out. Half-hours from Monday, 2024-06-03. */
final class Plant {

    static final Instant MONDAY = Instant.parse("2024-06-03T00:00:00Z");

    /** What was told, and by the reading of which number. */
    record Event(int reading, Change change, Transition transition) {}

    final Baseline baseline = new Baseline(Season.HOURS);
    final List<Event> events = new ArrayList<>();
    Life life = Life.QUIET;
    Evidence last;
    private final Decision decision = new Decision(Tuning.DEFAULT);
    private int reading;

    int next() {
        return reading;
    }

    Plant run(double... values) {
        for (double value : values) {
            take(value);
        }
        return this;
    }

    Plant repeat(int times, double... values) {
        for (int i = 0; i < times; i++) {
            run(values);
        }
        return this;
    }

    /** A day of 48 half-hours: so many at one level, the rest at another. */
    Plant days(int days, int first, double level, double rest) {
        for (int day = 0; day < days; day++) {
            for (int slot = 0; slot < 48; slot++) {
                take(slot < first ? level : rest);
            }
        }
        return this;
    }

    private void take(double value) {
        Period period = new Period(PeriodLength.PT30M, MONDAY.plusSeconds(1800L * reading));
        Moment moment = Moment.of(period, ZoneOffset.UTC, reading / 48 % 7 < 5, 0);
        Expectation expectation = baseline.expect(moment, Tuning.DEFAULT);
        last = Weighing.SHIPPED.weigh(
                Season.HOURS,
                baseline.judge(moment, value, expectation, Setting.ORDINARY, Tuning.DEFAULT),
                Tuning.DEFAULT.budget());
        baseline.track(moment, value, expectation);
        Transition transition = decision.next(life, last, period, "output");
        switch (transition.change()) {
            case RAISED, REPLACED -> baseline.recordAlert(moment, last);
            case RESOLVED -> baseline.settle();
            case ADOPTED -> baseline.adopt(last);
            case NONE, WORSENED, WITHDRAWN, EXPLAINED -> {}
        }
        if (transition.learns() || baseline.isHabitual()) {
            baseline.learn(moment, last, expectation, Tuning.DEFAULT);
        }
        life = transition.life();
        if (transition.change() != Change.NONE) {
            events.add(new Event(reading, transition.change(), transition));
        }
        reading++;
    }

    List<Change> changes() {
        return events.stream().map(Event::change).toList();
    }
}

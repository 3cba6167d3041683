package org.industrymonitor.alerts.condition;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.industrymonitor.alerts.decide.Companion;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.detect.Setting.Movement;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.watch.Company;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.alerts.watch.Plan;
import org.industrymonitor.alerts.watch.SeriesState;
import org.industrymonitor.alerts.watch.SeriesStateCodec;
import org.industrymonitor.alerts.watch.SeriesWatcher;
import org.industrymonitor.alerts.watch.Verdict;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;

/** A node under test, with output and energy, from Monday, 2024-06-03: totals in, alerts out, as the topology feeds them. */
final class Works {

    static final Instant MONDAY = Instant.parse("2024-06-03T00:00:00Z");
    static final double OUTPUT = 1000;
    static final double ENERGY = 400;

    final List<Alert> told = new ArrayList<>();
    private final NodeId node;
    private final PeriodLength length;
    private final SeriesWatcher watcher = new SeriesWatcher(Tuning.DEFAULT);
    private final ConditionWatcher conditions = new ConditionWatcher(Rules.DEFAULT);
    private final SeriesStateCodec seriesCodec = new SeriesStateCodec();
    private final NodeStateCodec nodeCodec = new NodeStateCodec();
    private SeriesState output;
    private SeriesState energy;
    private NodeState state = new NodeState();
    private Optional<Plan> plan = Optional.empty();
    private int next;
    private long expected = 1;
    private Optional<Instant> received = Optional.empty();

    Works(String node, PeriodLength length) {
        this.node = NodeId.parse(node);
        this.length = length;
        this.output = new SeriesState(Season.of(length));
        this.energy = new SeriesState(Season.of(length));
    }

    Works expecting(long figures) {
        expected = figures;
        return this;
    }

    /** From now on all figures come then, as when history is loaded. */
    Works loadedAt(Instant moment) {
        received = Optional.of(moment);
        return this;
    }

    int next() {
        return next;
    }

    Period at(int number) {
        long seconds = length == PeriodLength.P1D ? 86_400 : length.seconds();
        return new Period(length, MONDAY.plusSeconds(seconds * number));
    }

    /** So many periods with so much output and energy. */
    Works run(int periods, double made, double used) {
        for (int i = 0; i < periods; i++) {
            take(next++, made, used, expected);
        }
        return this;
    }

    Works ordinary(int periods) {
        return run(periods, OUTPUT, ENERGY);
    }

    /** A period of which only so many figures have come. */
    Works partly(int periods, long reported) {
        for (int i = 0; i < periods; i++) {
            take(next++, OUTPUT * reported / expected, ENERGY * reported / expected, reported);
        }
        return this;
    }

    /** A plan from the next period on. */
    Works plan(CalendarKind kind, int periods, OptionalDouble level) {
        Instant start = at(next).start();
        plan = Optional.of(new Plan(kind, start, at(next + periods).start(), level, kind.word() + " by order"));
        return this;
    }

    void take(int number, double made, double used, long reported) {
        Period period = at(number);
        Outlook outlook = outlook(period.start());
        explain(output);
        explain(energy);
        SeriesTotal ofOutput = total("output", made, reported);
        SeriesTotal ofEnergy = total("energy", used, reported);
        Companion beside = watcher.companion(energy, period, ofEnergy, outlook);
        Verdict first = watcher.take(output, node, period, ofOutput, outlook, Company.of(false, Movement.NONE, beside));
        Companion other = watcher.companion(output, period, ofOutput, outlook);
        Verdict second =
                watcher.take(energy, node, period, ofEnergy, outlook, Company.of(output.isLow(), Movement.NONE, other));
        told.addAll(first.alerts());
        told.addAll(second.alerts());
        told.addAll(conditions.take(
                state,
                new Sighting(
                        node,
                        period,
                        true,
                        received.orElse(period.start()),
                        outlook,
                        Optional.of(new Sighting.Seen(ofOutput, first)),
                        Optional.of(new Sighting.Seen(ofEnergy, second)),
                        output.isFiring() || energy.isFiring())));
    }

    /** As after a restart: everything that is known is what the stores hold. */
    Works restart() {
        output = seriesCodec.decode(seriesCodec.encode(output));
        energy = seriesCodec.decode(seriesCodec.encode(energy));
        state = nodeCodec.decode(nodeCodec.encode(state));
        return this;
    }

    byte[] nodeBytes() {
        return nodeCodec.encode(state);
    }

    private void explain(SeriesState series) {
        series.raised()
                .flatMap(raised -> outlook(raised).planned())
                .ifPresent(words -> told.addAll(watcher.explain(series, words)));
    }

    private Outlook outlook(Instant at) {
        DayOfWeek day = LocalDate.ofInstant(at, ZoneOffset.UTC).getDayOfWeek();
        Optional<Plan> begun = plan.filter(known -> !at.isBefore(known.start()));
        return new Outlook(
                ZoneOffset.UTC,
                day.compareTo(DayOfWeek.SATURDAY) < 0,
                0,
                begun.filter(known -> known.isInForce(at)).map(Plan::words),
                Optional.empty(),
                0,
                begun.filter(known -> known.isOver(at))
                        .map(known -> Math.max(
                                0, 1 - Duration.between(known.end(), at).toHours() / 96.0))
                        .orElse(0.0),
                begun);
    }

    private SeriesTotal total(String series, double sum, long reported) {
        return new SeriesTotal(series, Math.round(sum * 10_000), reported, expected);
    }
}

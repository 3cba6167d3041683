package org.industrymonitor.platform.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.industrymonitor.alerts.condition.ConditionWatcher;
import org.industrymonitor.alerts.condition.Sighting;
import org.industrymonitor.alerts.condition.WatchedNode;
import org.industrymonitor.alerts.place.Almanac;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.watch.NodeWatcher;
import org.industrymonitor.alerts.watch.NodeWatcher.Watched;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;

/**
 * Takes a history through the watch over nodes that runs in production, output and energy of a subject together, for what is
 * told beside its falls. Of several outputs of a subject the first is watched. What needs others is not: low coverage of
 * groups, and silences.
 */
public final class ConditionReplay {

    /** What is told beside what {@link Replay} tells. */
    private static final Set<AlertKind> KINDS = EnumSet.copyOf(ConditionWatcher.KINDS);

    static {
        KINDS.add(AlertKind.OUTPUT_ENERGY_DIVERGENCE);
        KINDS.add(AlertKind.OVERDUE_RESTART);
    }

    /** Who reports for what length of periods. */
    private record Subject(String name, PeriodLength length) {}

    private final History history;
    private final NodeWatcher watcher;
    private final ConditionWatcher conditions;
    private final Almanac almanac;
    private final Map<Subject, Map<Measure, Integer>> series = new LinkedHashMap<>();
    private final Map<Subject, WatchedNode> nodes = new LinkedHashMap<>();
    private final Map<String, Raised> alerts = new LinkedHashMap<>();
    private final Map<AlertKind, Integer> byKind = new EnumMap<>(AlertKind.class);

    public ConditionReplay(History history, Rules rules) {
        this.history = history;
        this.watcher = new NodeWatcher(rules, (node, name, start) -> 0, node -> OptionalDouble.empty());
        this.conditions = new ConditionWatcher(rules);
        this.almanac = new Almanac(history.calendar());
        for (int i = 0; i < history.size(); i++) {
            Series one = history.series().get(i);
            series.computeIfAbsent(subject(one), absent -> new EnumMap<>(Measure.class))
                    .putIfAbsent(measure(one), i);
        }
    }

    /**
     * Takes all of it.
     *
     * @param progress told how many figures were taken, now and then
     * @return the alerts, in the order in which they were raised; their reasons start with the kind
     */
    public List<Raised> run(LongConsumer progress) {
        List<History.Figure> figures = history.figures();
        int next = 0;
        while (next < figures.size()) {
            int end = next;
            Instant start = figures.get(next).start();
            Map<Subject, Map<Measure, Long>> panes = new LinkedHashMap<>();
            while (end < figures.size() && figures.get(end).start().equals(start)) {
                History.Figure figure = figures.get(end++);
                Series one = history.series().get(figure.series());
                if (series.get(subject(one)).get(measure(one)) == figure.series()) {
                    panes.computeIfAbsent(subject(one), absent -> new EnumMap<>(Measure.class))
                            .put(measure(one), figure.value());
                }
            }
            panes.forEach((subject, values) -> take(subject, start, values));
            progress.accept(end - next);
            next = end;
        }
        return List.copyOf(alerts.values());
    }

    /** How many of each kind were raised. */
    public Map<AlertKind, Integer> byKind() {
        return byKind;
    }

    private void take(Subject subject, Instant start, Map<Measure, Long> values) {
        Series any =
                history.series().get(series.get(subject).values().iterator().next());
        List<SeriesTotal> pane = new ArrayList<>(values.size());
        values.forEach((measure, value) -> pane.add(new SeriesTotal(measure.series(), value, 1, 1)));
        Aggregate aggregate =
                new Aggregate(any.node(), new Period(subject.length(), start), true, pane, Optional.empty());
        Outlook outlook = outlook(any, aggregate.period());
        WatchedNode node = nodes.computeIfAbsent(subject, absent -> WatchedNode.unknown(subject.length()));
        List<Watched> watched = watcher.take(
                node.series(),
                aggregate,
                outlook,
                at -> outlook(any, new Period(subject.length(), at)).planned());
        watched.forEach(one -> one.verdict().alerts().forEach(alert -> note(subject, alert)));
        conditions
                .take(node.conditions(), Sighting.of(aggregate, outlook, watched, start))
                .forEach(alert -> note(subject, alert));
    }

    private Outlook outlook(Series of, Period period) {
        String scope = Series.scope(of.subject());
        return almanac.outlook(Set.of(scope), Stream.of(CalendarEntry.EVERYONE, scope), period, of.offset());
    }

    private void note(Subject subject, Alert alert) {
        if (!KINDS.contains(alert.kind())) {
            return;
        }
        Map<Measure, Integer> own = series.get(subject);
        Measure told = alert.series().equals(Measure.ENERGY.series()) ? Measure.ENERGY : Measure.OUTPUT;
        int number = own.getOrDefault(told, own.values().iterator().next());
        Series named = history.series().get(number);
        Raised known = alerts.get(alert.id());
        if (known == null) {
            byKind.merge(alert.kind(), 1, Integer::sum);
        }
        alerts.put(
                alert.id(),
                new Raised(
                        number,
                        named.label(alert.raised()),
                        alert.resolved().map(named::label),
                        alert.severity().word(),
                        known == null ? Math.round(alert.score() * 10_000) / 10_000.0 : known.score(),
                        known == null ? alert.kind().word() + ": " + alert.reason() : known.reason()));
    }

    private static Subject subject(Series one) {
        return new Subject(one.subject(), one.length());
    }

    private static Measure measure(Series one) {
        return one.watched().equals(Measure.ENERGY.series()) ? Measure.ENERGY : Measure.OUTPUT;
    }
}

package org.industrymonitor.alerts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.industrymonitor.alerts.condition.Sighting;
import org.industrymonitor.alerts.condition.WatchedNode;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.fold.Finding;
import org.industrymonitor.alerts.place.CalendarView;
import org.industrymonitor.alerts.place.Place;
import org.industrymonitor.alerts.place.RegistryView;
import org.industrymonitor.alerts.place.RemarksView;
import org.industrymonitor.alerts.place.Tables;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.watch.NodeWatcher;
import org.industrymonitor.alerts.watch.NodeWatcher.Watched;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.alerts.watch.Verdict;
import org.industrymonitor.alerts.watch.Verdict.Outcome;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertEvidence.Band;
import org.industrymonitor.model.AlertEvidence.Position;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Origin;
import org.industrymonitor.model.wire.PaneView;
import org.industrymonitor.model.wire.PaneView.Pane;
import org.industrymonitor.model.wire.Undecodable;
import org.industrymonitor.runtime.store.EarlyCommit;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;

/** Watches output and energy of each node whose pane is published; its findings are keyed by the node they are for. */
final class PaneWatcher implements Processor<String, byte[], String, Finding> {

    static final String STORE = "watched-nodes";
    static final String COMMIT = "findings-before-commit";
    private static final int NO_ORIGIN = -1;

    private final Tables tables;
    private final Supplier<Rules> rules;
    private final AlertMeters meters;

    private NodeWatcher watcher;
    private ProcessorContext<String, Finding> context;
    private RegistryView registry;
    private CalendarView calendar;
    private Introduction introduction;
    private HearingKeeper hearing;
    private ConditionKeeper conditions;
    private WriteBehindStore<WatchedNode.Key, WatchedNode> nodes;
    private final PaneView view = new PaneView();
    private FindingsOutbox outbox;
    private EarlyCommit early;
    /** Nodes by their texts, which come again and again. */
    private final Map<String, NodeId> known = new HashMap<>();

    /** @param rules asked for each pane, so that they may change */
    PaneWatcher(Tables tables, Supplier<Rules> rules, AlertMeters meters) {
        this.tables = tables;
        this.rules = rules;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Finding> context) {
        this.context = context;
        RemarksView remarks = new RemarksView(tables, context);
        nodes = context.getStateStore(STORE);
        outbox = new FindingsOutbox();
        early = EarlyCommit.of(context, context.getStateStore(COMMIT), () -> outbox.empty(context::forward));
        conditions = new ConditionKeeper(rules.get());
        registry = new RegistryView(tables, context);
        watcher = new NodeWatcher(rules.get(), remarks::doubt, registry::shareOfRegion);
        calendar = new CalendarView(tables, context);
        introduction = new Introduction(registry);
        hearing = new HearingKeeper(context.getStateStore(HearingKeeper.STORE));
    }

    @Override
    public void process(Record<String, byte[]> published) {
        early.took(published.timestamp());
        Pane pane;
        int origin;
        try {
            origin = origin(published);
            pane = view.read(published.value(), text -> known.computeIfAbsent(text, NodeId::parse));
        } catch (Undecodable e) {
            meters.undecodable(Topic.AGGREGATES);
            return;
        }
        Aggregate aggregate = pane.aggregate();
        NodeId node = aggregate.node();
        Place place = registry.place(node);
        Outlook outlook = calendar.outlook(node, place, aggregate.period());
        Rules now = rules.get();
        watcher.follow(now);
        conditions.follow(now);
        PeriodLength length = aggregate.period().length();
        Held<WatchedNode.Key, WatchedNode> held = nodes.hold(new WatchedNode.Key(node, length));
        WatchedNode watched = held.orNull() == null ? WatchedNode.unknown(length) : held.orNull();
        List<Watched> series = watcher.take(
                watched.series(),
                aggregate,
                outlook,
                start ->
                        calendar.outlook(node, place, new Period(length, start)).planned());
        for (Watched one : series) {
            if (one.state().isPresent()) {
                held.set(watched);
            }
            tell(aggregate, one, place, published);
        }
        Sighting sighting = Sighting.of(aggregate, outlook, series, Instant.ofEpochMilli(published.timestamp()));
        conditions
                .take(watched.conditions(), sighting)
                .forEach(finding -> forward(published, node, located(finding, place, published)));
        conditions.shortfalls(
                watched.conditions(),
                sighting,
                (strand, fall) -> outbox.add(
                        node, place, strand, length, sighting.period().start(), fall, false, published.timestamp()));
        if (node.kind() == NodeKind.ENTERPRISE && pane.reported()) {
            listen(node, aggregate.period(), origin, published);
        }
    }

    private void tell(Aggregate aggregate, Watched watched, Place place, Record<String, byte[]> published) {
        NodeId node = aggregate.node();
        Instant start = aggregate.period().start();
        Verdict verdict = watched.verdict();
        meters.watched(verdict.outcome());
        verdict.alerts().forEach(alert -> tell(alert, place, start, published));
        Optional<Evidence> material = verdict.evidence().filter(this::isMaterial);
        if (verdict.alerts().isEmpty() && node.kind() != NodeKind.ENTERPRISE) {
            material.flatMap(evidence -> watched.state().flatMap(state -> state.standing(watched.total(), evidence)))
                    .ifPresent(alert -> forward(published, node, new Finding.Candidate(alert, start, true)));
        }
        material.ifPresent(evidence -> outbox.add(
                node,
                place,
                watched.total().series(),
                aggregate.period().length(),
                start,
                Math.round(evidence.fall() * FixedPoint.ONE),
                verdict.outcome() == Outcome.PLANNED,
                published.timestamp()));
    }

    private void tell(Alert alert, Place place, Instant period, Record<String, byte[]> published) {
        Finding finding = alert.node().kind() == NodeKind.ENTERPRISE
                ? new Finding.Told(alert)
                : new Finding.Candidate(alert, period, false);
        forward(published, alert.node(), located(finding, place, published));
    }

    /** The finding with the evidence of its alert located; of an enterprise's alert it is said who that is. */
    private Finding located(Finding finding, Place place, Record<String, byte[]> published) {
        if (finding instanceof Finding.Told told) {
            Alert alert = located(told.alert(), place, published);
            return new Finding.Told(
                    alert.node().kind() == NodeKind.ENTERPRISE ? introduction.of(alert, place) : itself(alert));
        }
        if (finding instanceof Finding.Candidate candidate) {
            return new Finding.Candidate(
                    located(candidate.alert(), place, published), candidate.period(), candidate.still());
        }
        return finding;
    }

    /** A group that is told as a whole is its only contributor. */
    private static Alert itself(Alert alert) {
        return alert.fall() == 0
                ? alert
                : alert.naming(
                        alert.reason(), List.of(new Contributor(alert.node().toString(), alert.fall())));
    }

    private Alert located(Alert alert, Place place, Record<String, byte[]> published) {
        return alert.on(alert.evidence().map(evidence -> located(evidence, alert.node(), place, published)));
    }

    /** The evidence with where it was read, and what the calendar says near it. */
    private AlertEvidence located(AlertEvidence evidence, NodeId node, Place place, Record<String, byte[]> published) {
        int origin = origin(published);
        return evidence.at(
                calendar.near(node, place, evidence.period()),
                context.recordMetadata().map(at -> new Position(at.topic(), at.partition(), at.offset())),
                origin == NO_ORIGIN ? OptionalInt.empty() : OptionalInt.of(origin));
    }

    private boolean isMaterial(Evidence evidence) {
        return evidence.informative()
                && evidence.deviations() >= tuning().low()
                && evidence.depth() >= tuning().material()
                && evidence.fall() * FixedPoint.ONE >= 1;
    }

    private Tuning tuning() {
        return rules.get().tuning();
    }

    private void listen(NodeId node, Period period, int origin, Record<String, byte[]> published) {
        hearing.heard(node, period, origin)
                .ifPresent(alert -> tell(heard(alert, period), registry.place(node), period.start(), published));
        for (Alert alert : hearing.silent(period, origin, rules.get().silence(), this::isAwaited)) {
            tell(heard(alert, period), registry.place(alert.node()), period.start(), published);
        }
    }

    /** Of a silence there is no figure; it was decided by a reading of another, or by the one that ends it. */
    private Alert heard(Alert silence, Period period) {
        return silence.on(Optional.of(AlertEvidence.of(period.start(), new Band(0, 0, 0, 0), AlertEvidence.Finding.NONE)
                .by(rules.get().version())));
    }

    /** Whether the enterprise is registered still, and nothing planned excuses it. */
    private boolean isAwaited(NodeId node, Instant at) {
        Place place = registry.place(node);
        return place.facts()
                        .filter(facts -> facts.isInForce(at.atZone(place.zone()).toLocalDate()))
                        .isPresent()
                && !calendar.isPlanned(node, place, at);
    }

    /** What is told of an enterprise needs nobody else; groups are spoken to when the task commits. */
    private void forward(Record<String, byte[]> published, NodeId node, Finding finding) {
        Record<String, Finding> record = published.withKey(node.toString()).withValue(finding);
        if (finding instanceof Finding.Told) {
            context.forward(record);
        } else {
            outbox.add(record);
        }
    }

    /** The partition of the readings it comes from; of a group, which comes from all of them, none. */
    private static int origin(Record<String, byte[]> published) {
        Header header = published.headers().lastHeader(Origin.HEADER);
        return header == null ? NO_ORIGIN : Origin.decode(header.value());
    }
}

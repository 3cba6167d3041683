package org.industrymonitor.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.alerts.ConditionKeeper.Addressed;
import org.industrymonitor.alerts.condition.Sighting;
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
import org.industrymonitor.alerts.watch.SeriesState;
import org.industrymonitor.alerts.watch.Verdict;
import org.industrymonitor.alerts.watch.Verdict.Outcome;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertEvidence.Band;
import org.industrymonitor.model.AlertEvidence.Position;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Origin;
import org.industrymonitor.model.wire.Undecodable;

/** Watches output and energy of each node whose pane is published; its findings are keyed by the node they are for. */
final class PaneWatcher implements Processor<String, byte[], String, Finding> {

    static final String SERIES_STORE = "watched-series";
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
        KeyValueStore<String, byte[]> series = context.getStateStore(SERIES_STORE);
        watcher = new NodeWatcher(new StoredSeries(series), rules.get(), remarks::doubt);
        conditions = new ConditionKeeper(series, rules.get().others());
        registry = new RegistryView(tables, context);
        calendar = new CalendarView(tables, context);
        introduction = new Introduction(registry);
        hearing = new HearingKeeper(context.getStateStore(HearingKeeper.STORE));
    }

    @Override
    public void process(Record<String, byte[]> published) {
        Aggregate aggregate;
        int origin;
        try {
            origin = origin(published);
            aggregate = Codecs.AGGREGATE.decode(published.value());
        } catch (Undecodable e) {
            meters.undecodable(Topic.AGGREGATES);
            return;
        }
        NodeId node = aggregate.node();
        Place place = registry.place(node);
        Outlook outlook = calendar.outlook(node, place, aggregate.period().start());
        watcher.follow(rules.get());
        conditions.follow(rules.get().others());
        List<Watched> series = watcher.take(
                aggregate,
                outlook,
                start -> calendar.outlook(node, place, start).planned());
        for (Watched watched : series) {
            tell(aggregate, watched, place, published);
        }
        for (Addressed addressed :
                conditions.take(sighting(aggregate, outlook, series, published.timestamp()), place)) {
            forward(published, addressed.node(), located(addressed.finding(), place, published));
        }
        if (node.kind() == NodeKind.ENTERPRISE && isReported(aggregate)) {
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
        material.ifPresent(
                evidence -> tellParents(aggregate, watched.total(), place, verdict.outcome(), evidence, published));
    }

    /** The node as a whole, of which the series are a part. */
    private static Sighting sighting(Aggregate aggregate, Outlook outlook, List<Watched> series, long publishedMilli) {
        return new Sighting(
                aggregate.node(),
                aggregate.period(),
                aggregate.complete(),
                Instant.ofEpochMilli(publishedMilli),
                outlook,
                seen(series, Measure.OUTPUT),
                seen(series, Measure.ENERGY),
                series.stream().flatMap(watched -> watched.state().stream()).anyMatch(SeriesState::isFiring));
    }

    private static Optional<Sighting.Seen> seen(List<Watched> series, Measure measure) {
        return series.stream()
                .filter(watched -> watched.state().isPresent())
                .filter(watched -> watched.total().series().equals(measure.series()))
                .map(watched -> new Sighting.Seen(watched.total(), watched.verdict()))
                .findFirst();
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
            return new Finding.Told(alert.node().kind() == NodeKind.ENTERPRISE ? introduction.of(alert, place) : alert);
        }
        if (finding instanceof Finding.Candidate candidate) {
            return new Finding.Candidate(
                    located(candidate.alert(), place, published), candidate.period(), candidate.still());
        }
        return finding;
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

    private void tellParents(
            Aggregate aggregate,
            SeriesTotal total,
            Place place,
            Outcome outcome,
            Evidence evidence,
            Record<String, byte[]> published) {
        long fall = Math.round(evidence.fall() * FixedPoint.ONE);
        for (NodeId parent : place.parents()) {
            long counted = place.counted(parent, fall);
            if (counted > 0) {
                Finding shortfall = new Finding.Shortfall(
                        aggregate.node().toString(),
                        total.series(),
                        aggregate.period().length(),
                        aggregate.period().start(),
                        counted,
                        outcome == Outcome.PLANNED);
                forward(published, parent, shortfall);
            }
        }
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
                && calendar.outlook(node, place, at).planned().isEmpty();
    }

    private void forward(Record<String, byte[]> published, NodeId node, Finding finding) {
        context.forward(published.withKey(node.toString()).withValue(finding));
    }

    /** The partition of the readings it comes from; of a group, which comes from all of them, none. */
    private static int origin(Record<String, byte[]> published) {
        Header header = published.headers().lastHeader(Origin.HEADER);
        return header == null ? NO_ORIGIN : Origin.decode(header.value());
    }

    private static boolean isReported(Aggregate aggregate) {
        return aggregate.pane().stream().anyMatch(total -> total.reported() > 0);
    }
}

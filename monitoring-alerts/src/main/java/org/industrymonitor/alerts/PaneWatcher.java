package org.industrymonitor.alerts;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.fold.Finding;
import org.industrymonitor.alerts.place.CalendarView;
import org.industrymonitor.alerts.place.Place;
import org.industrymonitor.alerts.place.RegistryView;
import org.industrymonitor.alerts.place.Tables;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.alerts.watch.Peers;
import org.industrymonitor.alerts.watch.SeriesState;
import org.industrymonitor.alerts.watch.SeriesStateCodec;
import org.industrymonitor.alerts.watch.SeriesWatcher;
import org.industrymonitor.alerts.watch.Verdict;
import org.industrymonitor.alerts.watch.Verdict.Outcome;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
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
    private static final int MOST_LIVE = 5_000;

    private final Tables tables;
    private final Tuning tuning;
    private final AlertMeters meters;
    private final SeriesWatcher watcher;
    private final SeriesStateCodec codec = new SeriesStateCodec();
    /** What the store holds, decoded: the least recently used first. A task that starts again starts from the store. */
    private final Map<String, SeriesState> live = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SeriesState> eldest) {
            return size() > MOST_LIVE;
        }
    };

    /** By series and length of periods; of the newest period only, so that a restart forgets little. */
    private final Map<String, Peers> peers = new HashMap<>();

    private ProcessorContext<String, Finding> context;
    private KeyValueStore<String, byte[]> store;
    private RegistryView registry;
    private CalendarView calendar;
    private Introduction introduction;
    private HearingKeeper hearing;

    PaneWatcher(Tables tables, Tuning tuning, AlertMeters meters) {
        this.tables = tables;
        this.tuning = tuning;
        this.meters = meters;
        this.watcher = new SeriesWatcher(tuning);
    }

    @Override
    public void init(ProcessorContext<String, Finding> context) {
        this.context = context;
        live.clear();
        peers.clear();
        store = context.getStateStore(SERIES_STORE);
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
        boolean outputIsLow = false;
        // Output first: when both fall, it is one event and output tells it.
        for (Measure measure : List.of(Measure.OUTPUT, Measure.ENERGY)) {
            Optional<SeriesTotal> total = aggregate.total(measure.series()).filter(t -> t.expected() > 0);
            if (total.isPresent()) {
                outputIsLow |= watch(aggregate, total.get(), place, outlook, outputIsLow, published);
            }
        }
        if (node.kind() == NodeKind.ENTERPRISE && isReported(aggregate)) {
            listen(node, aggregate.period(), origin, published);
        }
    }

    /** Whether the series is low. */
    private boolean watch(
            Aggregate aggregate,
            SeriesTotal total,
            Place place,
            Outlook outlook,
            boolean outputIsLow,
            Record<String, byte[]> published) {
        NodeId node = aggregate.node();
        if (node.kind() != NodeKind.ENTERPRISE && total.expected() <= 1) {
            meters.watched(Outcome.SINGLE);
            return false;
        }
        Period period = aggregate.period();
        String key = node + "|" + total.series() + "|" + period.length();
        SeriesState state = live.computeIfAbsent(key, absent -> read(absent, period));
        Verdict verdict = take(state, node, period, total, outlook, outputIsLow);
        store.put(key, codec.encode(state));
        meters.watched(verdict.outcome());
        verdict.alerts().forEach(alert -> tell(alert, place, period.start(), published));
        if (state.isFiring() && verdict.alerts().isEmpty() && node.kind() != NodeKind.ENTERPRISE) {
            verdict.evidence()
                    .filter(this::isMaterial)
                    .flatMap(evidence -> state.standing(total, evidence))
                    .ifPresent(alert -> forward(published, node, new Finding.Candidate(alert, period.start(), true)));
        }
        verdict.evidence()
                .filter(this::isMaterial)
                .ifPresent(evidence -> tellParents(aggregate, total, place, verdict.outcome(), evidence, published));
        return state.isLow();
    }

    /** An enterprise with how the others move, as far as they have reported the period. */
    private Verdict take(
            SeriesState state, NodeId node, Period period, SeriesTotal total, Outlook outlook, boolean outputIsLow) {
        if (node.kind() != NodeKind.ENTERPRISE) {
            return watcher.take(state, node, period, total, outlook, outputIsLow);
        }
        Peers others = peers.computeIfAbsent(total.series() + "|" + period.length(), absent -> new Peers());
        watcher.note(state, period, total, outlook, others);
        return watcher.take(state, node, period, total, outlook, outputIsLow, others.movement(period.start()));
    }

    private SeriesState read(String key, Period period) {
        byte[] known = store.get(key);
        return known == null ? new SeriesState(Season.of(period.length())) : codec.decode(known);
    }

    private void tell(Alert alert, Place place, Instant period, Record<String, byte[]> published) {
        if (alert.node().kind() == NodeKind.ENTERPRISE) {
            forward(published, alert.node(), new Finding.Told(introduction.of(alert, place)));
        } else {
            forward(published, alert.node(), new Finding.Candidate(alert, period, false));
        }
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
                && evidence.deviations() >= tuning.low()
                && evidence.depth() >= tuning.material()
                && evidence.fall() * FixedPoint.ONE >= 1;
    }

    private void listen(NodeId node, Period period, int origin, Record<String, byte[]> published) {
        hearing.heard(node, period, origin)
                .ifPresent(alert -> tell(alert, registry.place(node), period.start(), published));
        for (Alert alert : hearing.silent(period, origin, this::isAwaited)) {
            tell(alert, registry.place(alert.node()), period.start(), published);
        }
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

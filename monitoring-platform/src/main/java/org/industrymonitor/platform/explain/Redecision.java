package org.industrymonitor.platform.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.industrymonitor.alerts.condition.ConditionWatcher;
import org.industrymonitor.alerts.condition.Sighting;
import org.industrymonitor.alerts.condition.WatchedNode;
import org.industrymonitor.alerts.detect.Doubt;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.place.Snapshot;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.watch.NodeWatcher;
import org.industrymonitor.alerts.watch.NodeWatcher.Watched;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.alerts.watch.Silence;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence.Band;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Origin;

/**
 * Makes the decisions of an alert again: takes the aggregates of its partition, in the order in which they were
 * published, through the watch that runs in production. An enterprise is judged among the others of its partition, so
 * all of them are taken; of a group its own aggregates are enough.
 */
final class Redecision {

    private final Alert alert;
    private final Snapshot known;
    private final List<Archive.Marked> marked;
    private final TreeMap<Long, Rules> rulesUntil;
    private final Map<WatchedNode.Key, WatchedNode> nodes = new HashMap<>();
    private final Map<Long, Alert> decided = new TreeMap<>();
    private final Course course = new Course();
    private final NodeWatcher watcher;
    private final LongConsumer progress;
    private Rules inForce;
    private ConditionWatcher conditions;
    private Instant now = Instant.EPOCH;
    private Period lastHeard;
    private final Set<Long> seen = new HashSet<>();
    private long records;

    /**
     * @param marked alerts that operators have called false, which makes the next ones of a series need more
     * @param rulesUntil the rules by which was decided, by the offset up to which they were in force; at least one
     * @param progress told of each record
     */
    Redecision(
            Alert alert,
            Snapshot known,
            List<Archive.Marked> marked,
            TreeMap<Long, Rules> rulesUntil,
            LongConsumer progress) {
        this.alert = alert;
        this.known = known;
        this.marked = List.copyOf(marked);
        this.rulesUntil = rulesUntil;
        this.progress = progress;
        this.inForce = rulesUntil.firstEntry().getValue();
        this.watcher = new NodeWatcher(inForce, this::doubt, known::shareOfRegion);
        this.conditions = new ConditionWatcher(inForce);
    }

    /** Takes the next aggregate; false when there is no more to be decided. */
    boolean take(ConsumerRecord<byte[], byte[]> record) {
        boolean ours =
                Aggregate.nodeOf(Archive.text(record.key())).equals(alert.node().toString());
        if (record.value() != null && (ours || alert.node().kind() == NodeKind.ENTERPRISE)) {
            decide(record, Codecs.AGGREGATE.decode(record.value()), ours);
        }
        if (rulesUntil.containsKey(record.offset())) {
            seen.add(record.offset());
        }
        records++;
        progress.accept(1);
        return record.offset() < rulesUntil.lastKey();
    }

    /** What was decided, by the offset of what decided it. */
    Map<Long, Alert> decided() {
        return decided;
    }

    /** Whether the record at that offset, one of those that decided, was still there. */
    boolean hasSeen(long offset) {
        return seen.contains(offset);
    }

    /** How the series went. */
    Course course() {
        return course;
    }

    long records() {
        return records;
    }

    private void decide(ConsumerRecord<byte[], byte[]> record, Aggregate aggregate, boolean ours) {
        Rules rules = rulesUntil
                .ceilingEntry(Math.min(record.offset(), rulesUntil.lastKey()))
                .getValue();
        if (rules != inForce) {
            inForce = rules;
            conditions = new ConditionWatcher(rules);
            watcher.follow(rules);
        }
        now = Instant.ofEpochMilli(record.timestamp());
        NodeId node = aggregate.node();
        if (alert.kind() == AlertKind.SILENCE) {
            listen(record, aggregate, ours, rules);
            return;
        }
        PeriodLength length = aggregate.period().length();
        WatchedNode watchedNode =
                nodes.computeIfAbsent(new WatchedNode.Key(node, length), absent -> WatchedNode.unknown(length));
        Outlook outlook = known.outlook(node, aggregate.period());
        List<Watched> series = watcher.take(
                watchedNode.series(),
                aggregate,
                outlook,
                start -> known.outlook(node, new Period(length, start)).planned());
        if (!ours || length != alert.period()) {
            return;
        }
        List<Alert> ofNode = conditions.take(watchedNode.conditions(), Sighting.of(aggregate, outlook, series, now));
        if (ConditionWatcher.KINDS.contains(alert.kind())) {
            ofNode.stream()
                    .filter(again -> again.id().equals(alert.id()))
                    .forEach(again -> decided.put(record.offset(), again));
            watchedNode.conditions().band(alert.kind()).ifPresent(band -> course.add(point(aggregate, band)));
            return;
        }
        for (Watched watched : series) {
            if (watched.total().series().equals(alert.series())) {
                List<Alert> told = new ArrayList<>(watched.verdict().alerts());
                told.removeIf(other -> !other.id().equals(alert.id()));
                told.forEach(again -> decided.put(record.offset(), again));
                watched.verdict()
                        .evidence()
                        .ifPresent(evidence -> course.add(point(aggregate, watched, evidence, rules)));
            }
        }
    }

    /** How much a series was doubted when the record that is taken was received. */
    private double doubt(NodeId node, String series, Instant start) {
        if (marked.isEmpty()) {
            return 0;
        }
        return new Doubt(marked.stream()
                        .filter(one -> !one.received().isAfter(now))
                        .map(Archive.Marked::remark)
                        .filter(remark ->
                                remark.node().equals(node) && remark.series().equals(series))
                        .map(Remark::raised)
                        .toList())
                .at(start);
    }

    /** A silence was decided by the reading of another of the same origin, and ended by one of its own. */
    private void listen(ConsumerRecord<byte[], byte[]> record, Aggregate aggregate, boolean ours, Rules rules) {
        boolean reported = aggregate.pane().stream().anyMatch(total -> total.reported() > 0);
        if (ours && reported && (lastHeard == null || aggregate.period().start().isAfter(lastHeard.start()))) {
            lastHeard = aggregate.period();
        }
        int origin = alert.evidence().orElseThrow().readings().orElse(-1);
        Header header = record.headers().lastHeader(Origin.HEADER);
        if (lastHeard != null
                && record.offset() == rulesUntil.firstKey()
                && header != null
                && Origin.decode(header.value()) == origin
                && Silence.isSilent(lastHeard.start(), aggregate.period(), rules.silence())) {
            decided.put(record.offset(), Silence.raised(alert.node(), lastHeard.start(), aggregate.period()));
        }
    }

    private static Course.Point point(Aggregate aggregate, Band band) {
        return new Course.Point(
                aggregate.period().start(),
                (double) band.observed() / FixedPoint.ONE,
                (double) band.expected() / FixedPoint.ONE,
                (double) band.lower() / FixedPoint.ONE,
                (double) band.upper() / FixedPoint.ONE);
    }

    private static Course.Point point(Aggregate aggregate, Watched watched, Evidence evidence, Rules rules) {
        double width = rules.tuning().low() * evidence.deviation();
        return new Course.Point(
                aggregate.period().start(),
                (double) watched.total().sum() / FixedPoint.ONE,
                evidence.expected(),
                evidence.expected() - width,
                evidence.expected() + width);
    }
}

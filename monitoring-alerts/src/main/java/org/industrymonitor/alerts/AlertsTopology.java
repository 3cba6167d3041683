package org.industrymonitor.alerts;

import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.industrymonitor.alerts.condition.WatchedNode;
import org.industrymonitor.alerts.condition.WatchedNodeCodec;
import org.industrymonitor.alerts.fold.Finding;
import org.industrymonitor.alerts.fold.FindingCodec;
import org.industrymonitor.alerts.fold.FoldStateCodec;
import org.industrymonitor.alerts.place.Tables;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.watch.Hearing;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codec;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.store.CommitHook;
import org.industrymonitor.runtime.store.CommittedStore;
import org.industrymonitor.runtime.store.Encoding;
import org.industrymonitor.runtime.store.Encodings;
import org.industrymonitor.runtime.store.WriteBehindStore;

/** Aggregates -> watched series -> findings -> folded groups -> alerts and their events. */
final class AlertsTopology {

    /** Objects that a task keeps decoded; one of a node with two series takes some 12 KB of memory. */
    private static final int LIVE_NODES = 5_000;

    private static final int LIVE_HEARINGS = 200_000;

    private final Supplier<Rules> rules;
    private final AlertMeters meters;

    /** @param rules asked again and again, so that they may change */
    AlertsTopology(Supplier<Rules> rules, AlertMeters meters) {
        this.rules = rules;
        this.meters = meters;
    }

    Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        Tables tables = new Tables(meters::undecodable);
        tables.addTo(builder);
        builder.addStateStore(WriteBehindStore.builder(
                CommittedStore.supplier(PaneWatcher.STORE),
                WatchedNode.Key.ENCODING,
                new WatchedNodeCodec(),
                LIVE_NODES));
        builder.addStateStore(CommitHook.builder(PaneWatcher.COMMIT));
        builder.addStateStore(CommitHook.builder(GroupFolder.COMMIT));
        builder.addStateStore(store(HearingKeeper.STORE, Hearing.ENCODING, LIVE_HEARINGS));
        builder.addStateStore(store(GroupFolder.STORE, new FoldStateCodec(), LIVE_NODES));
        Serde<Finding> findings = serde(new FindingCodec());

        KStream<String, Finding> found = builder.stream(
                        Topic.AGGREGATES.topicName(),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("aggregates-source"))
                .process(
                        () -> new PaneWatcher(tables, rules, meters),
                        Named.as("watch-panes"),
                        PaneWatcher.STORE,
                        PaneWatcher.COMMIT,
                        HearingKeeper.STORE);

        KStream<String, Alert> ofEnterprises = found.filter(
                        (node, finding) -> finding instanceof Finding.Told, Named.as("keep-told"))
                .mapValues(finding -> ((Finding.Told) finding).alert(), Named.as("take-told"))
                .selectKey((node, alert) -> alert.id(), Named.as("key-by-alert"));
        KStream<String, Alert> ofGroups = found.filterNot(
                        (node, finding) -> finding instanceof Finding.Told, Named.as("keep-for-groups"))
                .repartition(Repartitioned.with(Serdes.String(), findings).withName("group-findings"))
                .process(GroupFolder::new, Named.as("fold-groups"), GroupFolder.STORE, GroupFolder.COMMIT);

        KStream<String, Alert> alerts = ofEnterprises
                .merge(ofGroups, Named.as("merge-alerts"))
                .peek((id, alert) -> meters.told(alert), Named.as("count-transitions"));
        Produced<String, Alert> produced = Produced.with(Serdes.String(), serde(Codecs.ALERT));
        alerts.to(Topic.ALERT_EVENTS.topicName(), produced.withName("alert-events-sink"));
        alerts.to(Topic.ALERTS.topicName(), produced.withName("alerts-sink"));
        return builder.build();
    }

    private static <V> StoreBuilder<WriteBehindStore<String, V>> store(String name, Encoding<V> values, int live) {
        return WriteBehindStore.builder(CommittedStore.supplier(name), Encodings.TEXT, values, live);
    }

    private static <T> Serde<T> serde(Codec<T> codec) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : codec.encode(value),
                (topic, bytes) -> bytes == null ? null : codec.decode(bytes));
    }
}

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
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.industrymonitor.alerts.fold.Finding;
import org.industrymonitor.alerts.fold.FindingCodec;
import org.industrymonitor.alerts.place.Tables;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codec;
import org.industrymonitor.model.wire.Codecs;

/** Aggregates -> watched series -> findings -> folded groups -> alerts and their events. */
final class AlertsTopology {

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
        builder.addStateStore(store(PaneWatcher.SERIES_STORE));
        builder.addStateStore(store(HearingKeeper.STORE));
        builder.addStateStore(store(GroupFolder.STORE));
        Serde<Finding> findings = serde(new FindingCodec());

        KStream<String, Finding> found = builder.stream(
                        Topic.AGGREGATES.topicName(),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("aggregates-source"))
                .process(
                        () -> new PaneWatcher(tables, rules, meters),
                        Named.as("watch-panes"),
                        PaneWatcher.SERIES_STORE,
                        HearingKeeper.STORE);

        KStream<String, Alert> ofEnterprises = found.filter(
                        (node, finding) -> finding instanceof Finding.Told, Named.as("keep-told"))
                .mapValues(finding -> ((Finding.Told) finding).alert(), Named.as("take-told"))
                .selectKey((node, alert) -> alert.id(), Named.as("key-by-alert"));
        KStream<String, Alert> ofGroups = found.filterNot(
                        (node, finding) -> finding instanceof Finding.Told, Named.as("keep-for-groups"))
                .repartition(Repartitioned.with(Serdes.String(), findings).withName("group-findings"))
                .process(GroupFolder::new, Named.as("fold-groups"), GroupFolder.STORE);

        KStream<String, Alert> alerts = ofEnterprises
                .merge(ofGroups, Named.as("merge-alerts"))
                .peek((id, alert) -> meters.told(alert), Named.as("count-transitions"));
        Produced<String, Alert> produced = Produced.with(Serdes.String(), serde(Codecs.ALERT));
        alerts.to(Topic.ALERT_EVENTS.topicName(), produced.withName("alert-events-sink"));
        alerts.to(Topic.ALERTS.topicName(), produced.withName("alerts-sink"));
        return builder.build();
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled();
    }

    private static <T> Serde<T> serde(Codec<T> codec) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : codec.encode(value),
                (topic, bytes) -> bytes == null ? null : codec.decode(bytes));
    }
}

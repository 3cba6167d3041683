package org.industrymonitor.streams;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Topic;
import org.industrymonitor.streams.node.NodeStores;
import org.industrymonitor.streams.statement.Exit;
import org.industrymonitor.streams.statement.StatementStores;
import org.industrymonitor.streams.statement.TaskInput;

/** Readings -> statements -> deltas -> nodes -> aggregates. */
public final class MonitoringTopology {

    private MonitoringTopology() {}

    /** The topology; a task reads the same partition of readings and of registry. */
    public static Topology of(StatementStores statements, NodeStores nodes) {
        StreamsBuilder builder = new StreamsBuilder();

        KStream<String, byte[]> outputs = builder.stream(
                        List.of(Topic.READINGS.topicName(), Topic.REGISTRY.topicName()),
                        Consumed.with(Serdes.String(), TaskInput.serde()).withName("read-readings-and-registry"))
                .process(statements, Named.as("keep-statements"));

        // The processor sends each record to one of these children, by name.
        outputs.to(Topic.AGGREGATES.topicName(), aggregates(Exit.AGGREGATES.child()));
        outputs.to(
                Topic.DEAD_LETTERS.topicName(),
                Produced.with(Serdes.String(), Serdes.ByteArray()).withName(Exit.DEAD_LETTERS.child()));
        outputs.repartition(
                        Repartitioned.with(Serdes.String(), Serdes.ByteArray()).withName("node-deltas"))
                .process(nodes, Named.as("sum-nodes"))
                .to(Topic.AGGREGATES.topicName(), aggregates("write-node-aggregates"));

        return builder.build();
    }

    private static Produced<String, byte[]> aggregates(String name) {
        return Produced.with(Serdes.String(), Serdes.ByteArray())
                .withStreamPartitioner(byNode())
                .withName(name);
    }

    /** All that is published of a node is on one partition, whatever the pane. */
    private static StreamPartitioner<String, byte[]> byNode() {
        return (topic, key, aggregate, partitions) -> {
            byte[] node = Aggregate.nodeOf(key).getBytes(StandardCharsets.UTF_8);
            return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(node)) % partitions));
        };
    }
}

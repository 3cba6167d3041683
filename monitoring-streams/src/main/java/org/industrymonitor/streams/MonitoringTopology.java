package org.industrymonitor.streams;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.industrymonitor.model.Topic;
import org.industrymonitor.streams.node.NodeExit;
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
        outputs.to(Topic.AGGREGATES.topicName(), byNode(Exit.AGGREGATES.child()));
        outputs.to(
                Topic.DEAD_LETTERS.topicName(),
                Produced.with(Serdes.String(), Serdes.ByteArray()).withName(Exit.DEAD_LETTERS.child()));
        KStream<String, byte[]> ofNodes = outputs.repartition(
                        Repartitioned.with(Serdes.String(), Serdes.ByteArray()).withName("node-deltas"))
                .process(nodes, Named.as("sum-nodes"));
        ofNodes.to(Topic.AGGREGATES.topicName(), byNode(NodeExit.AGGREGATES.child()));
        ofNodes.to(Topic.ACCOUNTS.topicName(), byNode(NodeExit.ACCOUNTS.child()));
        ofNodes.to(
                Topic.DEAD_LETTERS.topicName(),
                Produced.with(Serdes.String(), Serdes.ByteArray()).withName(NodeExit.DEAD_LETTERS.child()));

        return builder.build();
    }

    private static Produced<String, byte[]> byNode(String name) {
        return Produced.with(Serdes.String(), Serdes.ByteArray())
                .withStreamPartitioner(new NodePartitioner())
                .withName(name);
    }
}

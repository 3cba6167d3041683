package org.industrymonitor.streams;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.industrymonitor.model.Topic;
import org.industrymonitor.streams.imputation.ImputationExit;
import org.industrymonitor.streams.imputation.ImputationStores;
import org.industrymonitor.streams.node.NodeExit;
import org.industrymonitor.streams.node.NodeStores;
import org.industrymonitor.streams.statement.Exit;
import org.industrymonitor.streams.statement.StatementStores;
import org.industrymonitor.streams.statement.TaskInput;

/**
 * Readings -> statements -> deltas -> nodes -> aggregates; where figures are imputed, statements -> cells -> deltas, too.
 *
 * <p>Keys are passed on as the bytes they are: a text made of each and taken apart again is a part of the cost of a reading.
 */
public final class MonitoringTopology {

    private MonitoringTopology() {}

    /** The topology without imputation; a task reads the same partition of readings and of registry. */
    public static Topology of(StatementStores statements, NodeStores nodes) {
        return of(statements, Optional.empty(), nodes);
    }

    /** The topology with imputation, which has to be of as many periods as the statements. */
    public static Topology of(StatementStores statements, ImputationStores imputation, NodeStores nodes) {
        return of(statements, Optional.of(imputation), nodes);
    }

    private static Topology of(StatementStores statements, Optional<ImputationStores> imputation, NodeStores nodes) {
        StreamsBuilder builder = new StreamsBuilder();

        KStream<byte[], byte[]> outputs = builder.stream(
                        List.of(Topic.READINGS.topicName(), Topic.REGISTRY.topicName()),
                        Consumed.with(Serdes.ByteArray(), TaskInput.serde()).withName("read-readings-and-registry"))
                .process(statements, Named.as("keep-statements"));

        // The processor sends each record to one of these children, by name.
        outputs.to(Topic.AGGREGATES.topicName(), byNode(Exit.AGGREGATES.child()));
        outputs.to(
                Topic.DEAD_LETTERS.topicName(),
                Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(Exit.DEAD_LETTERS.child()));
        KStream<byte[], byte[]> deltas =
                imputation.map(cells -> withImputed(outputs, cells)).orElse(outputs);
        KStream<byte[], byte[]> ofNodes = deltas.repartition(Repartitioned.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withName("node-deltas"))
                .process(nodes, Named.as("sum-nodes"));
        ofNodes.to(Topic.AGGREGATES.topicName(), byNode(NodeExit.AGGREGATES.child()));
        ofNodes.to(Topic.ACCOUNTS.topicName(), byNode(NodeExit.ACCOUNTS.child()));
        ofNodes.to(
                Topic.DEAD_LETTERS.topicName(),
                Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(NodeExit.DEAD_LETTERS.child()));

        return builder.build();
    }

    private static KStream<byte[], byte[]> withImputed(KStream<byte[], byte[]> outputs, ImputationStores cells) {
        KStream<byte[], byte[]> imputed = outputs.repartition(Repartitioned.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withName("cell-respondents"))
                .process(cells, Named.as("impute-missing"));
        imputed.to(
                Topic.DEAD_LETTERS.topicName(),
                Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(ImputationExit.DEAD_LETTERS.child()));
        return outputs.merge(imputed, Named.as(ImputationExit.DELTAS.child()));
    }

    private static Produced<byte[], byte[]> byNode(String name) {
        return Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withStreamPartitioner(new NodePartitioner())
                .withName(name);
    }
}

package org.industrymonitor.streams;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codec;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.streams.node.NodeDelta;
import org.industrymonitor.streams.node.NodeStores;
import org.industrymonitor.streams.statement.StatementStores;
import org.industrymonitor.streams.statement.TaskInput;
import org.industrymonitor.streams.statement.TaskOutput;

/** Readings -> statements -> deltas -> nodes -> aggregates. */
public final class MonitoringTopology {

    private MonitoringTopology() {}

    public static Topology of(StatementStores statements, NodeStores nodes) {
        StreamsBuilder builder = new StreamsBuilder();

        KStream<String, TaskInput> readings = builder.stream(
                Topic.READINGS.topicName(),
                Consumed.with(Serdes.String(), TaskInput.readings()).withName("read-readings"));
        KStream<String, TaskInput> registry = builder.stream(
                Topic.REGISTRY.topicName(),
                Consumed.with(Serdes.String(), TaskInput.registry()).withName("read-registry"));

        var outputs = readings.merge(registry, Named.as("merge-inputs"))
                .process(statements, Named.as("keep-statements"))
                .split(Named.as("route-"))
                .branch((key, output) -> output instanceof TaskOutput.OfAggregate, Branched.as("aggregates"))
                .branch((key, output) -> output instanceof TaskOutput.OfDelta, Branched.as("deltas"))
                .branch((key, output) -> output instanceof TaskOutput.OfDeadLetter, Branched.as("dead-letters"))
                .noDefaultBranch();

        Produced<String, byte[]> aggregates =
                Produced.with(Serdes.String(), Serdes.ByteArray()).withStreamPartitioner(byNode());

        outputs.get("route-aggregates")
                .mapValues(output -> ((TaskOutput.OfAggregate) output).bytes(), Named.as("take-aggregate"))
                .to(Topic.AGGREGATES.topicName(), aggregates.withName("write-enterprise-aggregates"));

        outputs.get("route-deltas")
                .mapValues(output -> ((TaskOutput.OfDelta) output).delta(), Named.as("take-delta"))
                .repartition(
                        Repartitioned.with(Serdes.String(), NodeDelta.serde()).withName("node-deltas"))
                .process(nodes, Named.as("sum-nodes"))
                .to(Topic.AGGREGATES.topicName(), aggregates.withName("write-node-aggregates"));

        outputs.get("route-dead-letters")
                .mapValues(output -> ((TaskOutput.OfDeadLetter) output).letter(), Named.as("take-dead-letter"))
                .to(
                        Topic.DEAD_LETTERS.topicName(),
                        Produced.with(Serdes.String(), MonitoringTopology.<DeadLetter>serde(Codecs.DEAD_LETTER))
                                .withName("write-dead-letters"));

        return builder.build();
    }

    /** All that is published of a node is on one partition, whatever the pane. */
    private static StreamPartitioner<String, byte[]> byNode() {
        return (topic, key, aggregate, partitions) -> {
            byte[] node = Aggregate.nodeOf(key).getBytes(StandardCharsets.UTF_8);
            return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(node)) % partitions));
        };
    }

    private static <T> Serde<T> serde(Codec<T> codec) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : codec.encode(value),
                (topic, bytes) -> bytes == null ? null : codec.decode(bytes));
    }
}

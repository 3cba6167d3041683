package org.industrymonitor.platform.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.WindowStore;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.streams.MonitoringTopology;
import org.industrymonitor.streams.gauge.NodeMeters;
import org.industrymonitor.streams.node.NodeStores;
import org.industrymonitor.streams.statement.Retention;
import org.industrymonitor.streams.statement.StatementMeters;
import org.industrymonitor.streams.statement.StatementStores;

/** The topologies that are measured. */
enum Contender {
    /** The platform's own, everything on. */
    MONITORING {
        @Override
        Topology topology(String outputTopic) {
            return MonitoringTopology.of(
                    new StatementStores(
                            new Retention(400, 3660), 0, 20_000, new StatementMeters(new SimpleMeterRegistry())),
                    new NodeStores(
                            Duration.ofMinutes(10),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(10),
                            20_000,
                            new NodeMeters(new SimpleMeterRegistry())));
        }
    },

    /** Decodes each reading, encodes it again and writes it to another topic: the limit, since each yields a record. */
    COPY {
        @Override
        Topology topology(String outputTopic) {
            StreamsBuilder builder = new StreamsBuilder();
            builder.stream(Topic.READINGS.topicName(), readings().withName("read"))
                    .to(outputTopic, Produced.with(Serdes.String(), serde()).withName("write"));
            return builder.build();
        }
    },

    /** Rolling 60 minutes by one minute of one sum, as the stock DSL does it. */
    STOCK_DSL {
        @Override
        Topology topology(String outputTopic) {
            StreamsBuilder builder = new StreamsBuilder();
            builder.stream(
                            Topic.READINGS.topicName(),
                            readings()
                                    .withName("read")
                                    .withTimestampExtractor((record, partitionTime) ->
                                            start((Reading) record.value()).toEpochMilli()))
                    .groupByKey(Grouped.with("group", Serdes.String(), serde()))
                    .windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofMinutes(60), Duration.ofMinutes(2))
                            .advanceBy(Duration.ofMinutes(1)))
                    .aggregate(
                            () -> 0L,
                            (subject, reading, sum) ->
                                    Math.addExact(sum, reading.items().get(0).value()),
                            Named.as("sum"),
                            Materialized.<String, Long, WindowStore<Bytes, byte[]>>as("sums")
                                    .withKeySerde(Serdes.String())
                                    .withValueSerde(Serdes.Long()))
                    .toStream(Named.as("stream"))
                    .map((window, sum) -> KeyValue.pair(window.toString(), sum), Named.as("name"))
                    .to(
                            outputTopic,
                            Produced.with(Serdes.String(), Serdes.Long()).withName("write"));
            return builder.build();
        }
    };

    /** Its word in names and messages. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Contender of(String word) {
        return Arrays.stream(values())
                .filter(contender -> contender.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no contender is called '" + word + "'"));
    }

    /** The topology; what has no topic of its own writes to the one named. */
    abstract Topology topology(String outputTopic);

    private static Instant start(Reading reading) {
        return reading.period().start();
    }

    private static Consumed<String, Reading> readings() {
        return Consumed.with(Serdes.String(), serde());
    }

    private static Serde<Reading> serde() {
        return Serdes.serdeFrom(
                (topic, reading) -> Codecs.READING.encode(reading), (topic, bytes) -> Codecs.READING.decode(bytes));
    }
}

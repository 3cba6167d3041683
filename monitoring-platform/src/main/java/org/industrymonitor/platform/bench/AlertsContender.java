package org.industrymonitor.platform.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Locale;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.industrymonitor.alerts.AlertsService;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;

/** The topologies over the aggregates that are measured. */
enum AlertsContender {
    /** The detection as it runs in production. */
    DETECTION {
        @Override
        Topology topology(String outputTopic) {
            return AlertsService.topology(() -> Rules.DEFAULT, new SimpleMeterRegistry());
        }
    },

    /** The same bytes to another topic, looked at by nobody: the detection takes texts and bytes from Kafka, too. */
    PASS_THROUGH {
        @Override
        Topology topology(String outputTopic) {
            return passing(outputTopic, Serdes.ByteArray());
        }
    },

    /** Decodes each aggregate, and encodes it again. */
    COPY {
        @Override
        Topology topology(String outputTopic) {
            Serde<Aggregate> serde = Serdes.serdeFrom(
                    (topic, aggregate) -> Codecs.AGGREGATE.encode(aggregate),
                    (topic, bytes) -> Codecs.AGGREGATE.decode(bytes));
            return passing(outputTopic, serde);
        }
    };

    /** The topology; what has no topic of its own writes to the one named. */
    abstract Topology topology(String outputTopic);

    /** Its word in names and messages. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <V> Topology passing(String outputTopic, Serde<V> values) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        Topic.AGGREGATES.topicName(),
                        Consumed.with(Serdes.String(), values).withName("read"))
                .to(outputTopic, Produced.with(Serdes.String(), values).withName("write"));
        return builder.build();
    }
}

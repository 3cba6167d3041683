package org.industrymonitor.streams.statement;

import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;

/** A record of the readings or of the registry. */
public sealed interface TaskInput {

    /** @param bytes a message, not yet read */
    record OfReading(byte[] bytes) implements TaskInput {}

    /** @param entry empty when the entry was removed */
    record OfRegistry(Optional<RegistryRecord> entry) implements TaskInput {}

    /** Bytes that are no message of their topic. */
    record Unreadable(byte[] bytes, String why) implements TaskInput {}

    /** Reads the records of both topics. */
    static Serde<TaskInput> serde() {
        Serializer<TaskInput> none = (topic, input) -> {
            throw new IllegalStateException("inputs are only read");
        };
        return Serdes.serdeFrom(none, TaskInput::read);
    }

    private static TaskInput read(String topic, byte[] bytes) {
        try {
            if (topic.equals(Topic.REGISTRY.topicName())) {
                return new OfRegistry(Optional.ofNullable(bytes).map(Codecs.REGISTRY::decode));
            }
            return bytes == null ? new Unreadable(new byte[0], "no value") : new OfReading(bytes);
        } catch (Undecodable undecodable) {
            return new Unreadable(bytes, undecodable.getMessage());
        }
    }
}

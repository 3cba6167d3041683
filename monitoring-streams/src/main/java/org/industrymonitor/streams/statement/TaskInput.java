package org.industrymonitor.streams.statement;

import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;

/** A record of the readings or of the registry. */
public sealed interface TaskInput {

    record OfReading(Reading reading) implements TaskInput {}

    /** @param entry empty when the entry was removed */
    record OfRegistry(Optional<RegistryRecord> entry) implements TaskInput {}

    /** Bytes that are no message of their topic. */
    record Unreadable(byte[] bytes, String why) implements TaskInput {}

    static Serde<TaskInput> readings() {
        return reading((topic, bytes) ->
                bytes == null ? new Unreadable(new byte[0], "no value") : new OfReading(Codecs.READING.decode(bytes)));
    }

    static Serde<TaskInput> registry() {
        return reading(
                (topic, bytes) -> new OfRegistry(Optional.ofNullable(bytes).map(Codecs.REGISTRY::decode)));
    }

    private static Serde<TaskInput> reading(Deserializer<TaskInput> deserializer) {
        Deserializer<TaskInput> guarded = new Deserializer<>() {
            @Override
            public TaskInput deserialize(String topic, byte[] bytes) {
                try {
                    return deserializer.deserialize(topic, bytes);
                } catch (Undecodable undecodable) {
                    return new Unreadable(bytes, undecodable.getMessage());
                }
            }
        };
        return Serdes.serdeFrom(
                (topic, input) -> {
                    throw new IllegalStateException("inputs are only read");
                },
                guarded);
    }
}

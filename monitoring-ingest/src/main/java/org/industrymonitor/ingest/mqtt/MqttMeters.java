package org.industrymonitor.ingest.mqtt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Counts what becomes of messages: each is acknowledged in the end, with its readings and dead letters in Kafka, or without
 * anything of it taken.
 */
final class MqttMeters {

    /** What can become of a message when it is looked at. */
    enum Outcome {
        ACKNOWLEDGED,
        /** Acknowledged, and nothing of it taken but a dead letter. */
        TURNED_AWAY,
        /** Kafka did not take it, or the registry is not known yet: tried again, not acknowledged. */
        DEFERRED
    }

    private final Map<Outcome, Counter> messages = new EnumMap<>(Outcome.class);

    MqttMeters(MeterRegistry registry, BooleanSupplier connected) {
        for (Outcome outcome : Outcome.values()) {
            messages.put(
                    outcome,
                    registry.counter(
                            "monitoring.ingest.mqtt.messages",
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        Gauge.builder("monitoring.ingest.mqtt.connected", () -> connected.getAsBoolean() ? 1 : 0)
                .register(registry);
    }

    void count(Outcome outcome) {
        messages.get(outcome).increment();
    }
}

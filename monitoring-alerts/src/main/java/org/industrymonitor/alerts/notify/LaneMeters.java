package org.industrymonitor.alerts.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Meters of telling one receiver, by its name; all stand at zero from the start.
 *
 * <ul>
 *   <li>{@code monitoring.alerts.deliveries}, by outcome: sent + rejected + passed + known + undecodable = events that
 *       are settled; retried are attempts that failed and are made again
 *   <li>{@code monitoring.alerts.messages.summarised}: summaries sent, each for several of the deliveries
 *   <li>{@code monitoring.alerts.latency}: from the receipt of the reading that decided to the event being told
 *   <li>{@code monitoring.alerts.receiver.circuit}: 1 while the receiver counts as down, else 0
 *   <li>{@code monitoring.alerts.receiver.waiting}: events read and not told yet
 * </ul>
 */
final class LaneMeters {

    /** What became of an event, or of an attempt. */
    enum Outcome {
        SENT,
        REJECTED,
        /** Not of the receiver's concern. */
        PASSED,
        /** There is a receipt for it. */
        KNOWN,
        UNDECODABLE,
        RETRIED
    }

    private static final String RECEIVER = "receiver";

    /** Up to three seconds is what is promised; hours are a receiver that was down. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1)
    };

    private final Map<Outcome, Counter> deliveries = new EnumMap<>(Outcome.class);
    private final Counter summaries;
    private final Timer latency;
    private final AtomicInteger circuit;
    private final AtomicInteger waiting;

    LaneMeters(MeterRegistry registry, String receiver) {
        for (Outcome outcome : Outcome.values()) {
            deliveries.put(
                    outcome,
                    registry.counter(
                            "monitoring.alerts.deliveries",
                            RECEIVER,
                            receiver,
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT)));
        }
        summaries = registry.counter("monitoring.alerts.messages.summarised", RECEIVER, receiver);
        latency = Timer.builder("monitoring.alerts.latency")
                .tag(RECEIVER, receiver)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        circuit = gauge(registry, "monitoring.alerts.receiver.circuit", receiver);
        waiting = gauge(registry, "monitoring.alerts.receiver.waiting", receiver);
    }

    void count(Outcome outcome, int events) {
        deliveries.get(outcome).increment(events);
    }

    void summarised() {
        summaries.increment();
    }

    void latency(Duration duration) {
        latency.record(duration.isNegative() ? Duration.ZERO : duration);
    }

    void circuit(boolean open) {
        circuit.set(open ? 1 : 0);
    }

    void waiting(int events) {
        waiting.set(events);
    }

    /** A receiver that comes back after it was taken out of the file would else read the number of its first life. */
    private static AtomicInteger gauge(MeterRegistry registry, String name, String receiver) {
        Gauge known = registry.find(name).tag(RECEIVER, receiver).gauge();
        if (known != null) {
            registry.remove(known);
        }
        AtomicInteger value = new AtomicInteger();
        Gauge.builder(name, value, AtomicInteger::get)
                .tag(RECEIVER, receiver)
                .strongReference(true)
                .register(registry);
        return value;
    }
}

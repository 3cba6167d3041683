package org.industrymonitor.alerts.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Meters of telling; all stand at zero from the start.
 *
 * <ul>
 *   <li>{@code monitoring.alerts.deliveries}, by outcome: sent + rejected + undecodable = events read; retried are
 *       attempts that failed and are made again
 *   <li>{@code monitoring.alerts.latency}: from the receipt of the reading that decided to the event being told
 * </ul>
 */
public final class DeliveryMeters {

    private static final String DELIVERIES = "monitoring.alerts.deliveries";

    private final Counter sent;
    private final Counter rejected;
    private final Counter retried;
    private final Counter undecodable;
    private final Timer latency;

    public DeliveryMeters(MeterRegistry registry) {
        sent = registry.counter(DELIVERIES, "outcome", "sent");
        rejected = registry.counter(DELIVERIES, "outcome", "rejected");
        retried = registry.counter(DELIVERIES, "outcome", "retried");
        undecodable = registry.counter(DELIVERIES, "outcome", "undecodable");
        latency = Timer.builder("monitoring.alerts.latency")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    void sent() {
        sent.increment();
    }

    void rejected() {
        rejected.increment();
    }

    void retried() {
        retried.increment();
    }

    void undecodable() {
        undecodable.increment();
    }

    void latency(Duration duration) {
        latency.record(duration.isNegative() ? Duration.ZERO : duration);
    }
}

package org.industrymonitor.streams.gauge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What is shown of nodes: their figures, and how old a reading is when the aggregates that hold it are handed to Kafka. */
public final class NodeMeters {

    private final NodeGauges gauges = new NodeGauges();
    private final Timer latency;

    public NodeMeters(MeterRegistry registry) {
        latency = Timer.builder("monitoring.streams.latency")
                .description(
                        "From the receipt of the latest reading in it to the aggregate of a group, before its commit")
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5))
                .register(registry);
    }

    public NodeGauges gauges() {
        return gauges;
    }

    /** An aggregate goes out. */
    public void published(long receivedMillis, long nowMillis) {
        latency.record(Duration.ofMillis(Math.max(0, nowMillis - receivedMillis)));
    }
}

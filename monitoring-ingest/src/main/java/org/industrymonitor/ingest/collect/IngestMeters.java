package org.industrymonitor.ingest.collect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.industrymonitor.model.RefusalCode;

/**
 * The counters of the edge.  Over all answered bodies, {@code monitoring.ingest.records.received} =
 * {@code ...records.accepted} + {@code ...records.missing} + the sum over codes of {@code ...records.refused}; bodies
 * turned away as a whole are in {@code monitoring.ingest.bodies.refused} only.
 */
public final class IngestMeters {

    private final Counter received;
    private final Counter accepted;
    private final Counter missing;
    private final Counter published;
    private final Counter bytes;
    private final Timer acknowledged;
    private final Map<RefusalCode, Counter> refused = new EnumMap<>(RefusalCode.class);
    private final Map<BodyFault, Counter> bodies = new EnumMap<>(BodyFault.class);
    private final MeterRegistry registry;

    public IngestMeters(MeterRegistry registry) {
        this.registry = registry;
        received = registry.counter("monitoring.ingest.records.received");
        accepted = registry.counter("monitoring.ingest.records.accepted");
        missing = registry.counter("monitoring.ingest.records.missing");
        published = registry.counter("monitoring.ingest.readings.published");
        bytes = Counter.builder("monitoring.ingest.received").baseUnit("bytes").register(registry);
        acknowledged = Timer.builder("monitoring.ingest.bodies.acknowledged")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
        for (RefusalCode code : RefusalCode.values()) {
            refused.put(code, registry.counter("monitoring.ingest.records.refused", "code", code.word()));
        }
        for (BodyFault fault : BodyFault.values()) {
            bodies.put(fault, registry.counter("monitoring.ingest.bodies.refused", "reason", fault.word()));
        }
    }

    /** Shows how many bytes are in flight. */
    public void inFlight(Supplier<Number> gauge) {
        Gauge.builder("monitoring.ingest.inflight", gauge).baseUnit("bytes").register(registry);
    }

    /** A body that was taken in, with what became of it. */
    void answered(Answer answer, int size, int readings, long nanos) {
        received.increment(answer.received());
        accepted.increment(answer.accepted());
        missing.increment(answer.missing());
        answer.refusedByCode().forEach((code, count) -> refused.get(code).increment(count));
        published.increment(readings);
        bytes.increment(size);
        acknowledged.record(Duration.ofNanos(nanos));
    }

    /** A body that was turned away as a whole. */
    public void turnedAway(BodyFault fault) {
        bodies.get(fault).increment();
    }
}

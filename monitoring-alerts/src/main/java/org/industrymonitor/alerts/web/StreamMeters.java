package org.industrymonitor.alerts.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Meters of those who follow alerts; all stand at zero from the start. {@code monitoring.alerts.stream.clients}: those who
 * follow now; {@code monitoring.alerts.stream.ended}, by reason: each who has begun ends once.
 */
final class StreamMeters {

    /** Why somebody follows no more. */
    enum End {
        /** He has gone. */
        GONE,
        /** He was slower than he may be. */
        SLOW,
        /** He may read no more. */
        REVOKED,
        /** The process stops. */
        STOPPED,
        /** There were as many as there may be. */
        REFUSED
    }

    private final AtomicInteger clients = new AtomicInteger();
    private final Map<End, Counter> ended = new EnumMap<>(End.class);

    StreamMeters(MeterRegistry registry) {
        Gauge.builder("monitoring.alerts.stream.clients", clients, AtomicInteger::get)
                .register(registry);
        for (End end : End.values()) {
            ended.put(
                    end,
                    registry.counter(
                            "monitoring.alerts.stream.ended",
                            "reason",
                            end.name().toLowerCase(Locale.ROOT)));
        }
    }

    void began() {
        clients.incrementAndGet();
    }

    void ended(End end) {
        clients.decrementAndGet();
        ended.get(end).increment();
    }

    void refused() {
        ended.get(End.REFUSED).increment();
    }
}

package org.industrymonitor.ingest.collect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Suspicion;

/**
 * The counters of the edge, by feed.  Over all bodies that were read, for each feed, {@code
 * monitoring.ingest.records.received} = {@code ...records.accepted} + {@code ...records.suspect} + {@code
 * ...records.missing} + the sum over codes of {@code ...records.refused}, where accepted leaves out the suspect ones, and
 * {@code ...records.suspected} counts oddities, of which a record may have several.  Bodies turned away as a whole are in
 * {@code monitoring.ingest.bodies.refused} only.
 *
 * <p>What comes twice is counted each time: the same bytes may reach two processes, and only the streams behind them know
 * what was stated before; they count duplicates.  Feeds that are not known share the label {@code other}.
 */
public final class IngestMeters {

    /** The label of feeds that are not known, or that are more than there are labels for. */
    static final String OTHER = "other";

    private static final int MOST_FEEDS = 200;

    private final Counter published;
    private final Timer acknowledged;
    private final Map<BodyFault, Counter> bodies = new EnumMap<>(BodyFault.class);
    private final Map<String, FeedMeters> feeds = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    public IngestMeters(MeterRegistry registry) {
        this.registry = registry;
        published = registry.counter("monitoring.ingest.readings.published");
        acknowledged = Timer.builder("monitoring.ingest.bodies.acknowledged")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
        for (BodyFault fault : BodyFault.values()) {
            bodies.put(fault, registry.counter("monitoring.ingest.bodies.refused", "reason", fault.word()));
        }
        feeds.put(OTHER, new FeedMeters(OTHER));
    }

    /** Gives feeds labels of their own, as long as there are not too many. */
    public void know(Collection<String> names) {
        for (String name : names) {
            if (feeds.size() < MOST_FEEDS) {
                feeds.computeIfAbsent(name, FeedMeters::new);
            }
        }
    }

    /** Shows how many bytes are in flight. */
    public void inFlight(Supplier<Number> gauge) {
        Gauge.builder("monitoring.ingest.inflight", gauge).baseUnit("bytes").register(registry);
    }

    /** A body that was taken in, with what became of it. */
    void answered(String feed, Answer answer, long size, int readings, long nanos) {
        feeds.getOrDefault(feed, feeds.get(OTHER)).answered(answer, size);
        published.increment(readings);
        acknowledged.record(Duration.ofNanos(nanos));
    }

    /** A body that was turned away as a whole. */
    public void turnedAway(BodyFault fault) {
        bodies.get(fault).increment();
    }

    private final class FeedMeters {

        private final Counter received;
        private final Counter accepted;
        private final Counter suspect;
        private final Counter missing;
        private final Counter bytes;
        private final Map<RefusalCode, Counter> refused = new EnumMap<>(RefusalCode.class);
        private final Map<Suspicion, Counter> suspected = new EnumMap<>(Suspicion.class);

        FeedMeters(String feed) {
            received = registry.counter("monitoring.ingest.records.received", "feed", feed);
            accepted = registry.counter("monitoring.ingest.records.accepted", "feed", feed);
            suspect = registry.counter("monitoring.ingest.records.suspect", "feed", feed);
            missing = registry.counter("monitoring.ingest.records.missing", "feed", feed);
            bytes = Counter.builder("monitoring.ingest.received")
                    .baseUnit("bytes")
                    .tag("feed", feed)
                    .register(registry);
            for (RefusalCode code : RefusalCode.values()) {
                refused.put(
                        code, registry.counter("monitoring.ingest.records.refused", "feed", feed, "code", code.word()));
            }
            for (Suspicion suspicion : Suspicion.values()) {
                suspected.put(
                        suspicion,
                        registry.counter(
                                "monitoring.ingest.records.suspected", "feed", feed, "code", suspicion.word()));
            }
        }

        void answered(Answer answer, long size) {
            received.increment(answer.received());
            accepted.increment(answer.accepted() - answer.suspect());
            suspect.increment(answer.suspect());
            missing.increment(answer.missing());
            answer.refusedByCode().forEach((code, count) -> refused.get(code).increment(count));
            answer.suspectByCode().forEach((code, count) -> suspected.get(code).increment(count));
            bytes.increment(size);
        }
    }
}

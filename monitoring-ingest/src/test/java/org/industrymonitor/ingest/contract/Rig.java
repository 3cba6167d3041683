package org.industrymonitor.ingest.contract;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.industrymonitor.ingest.auth.Feed;
import org.industrymonitor.ingest.auth.Feeds;
import org.industrymonitor.ingest.auth.Gate;
import org.industrymonitor.ingest.auth.Rate;
import org.industrymonitor.ingest.auth.Scope;
import org.industrymonitor.ingest.collect.Collector;
import org.industrymonitor.ingest.collect.IngestMeters;
import org.industrymonitor.ingest.suspect.Suspector;
import org.industrymonitor.ingest.validate.ReadingValidator;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.csv.BundledReference;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.access.TokenHash;

/** A collector with Kafka's mock producer, two steelworks, and two feeds, whose tokens are {@code token-of-<feed>}. */
public final class Rig {

    /** A feed that may speak for everyone. */
    public static final String PROVINCE = "province";
    /** A feed that may speak for Anyang (410500) only, where E1 is. */
    public static final String ANYANG = "anyang";

    public static final Instant NOW = Instant.parse("2020-04-01T01:10:00Z");
    public static final int RECORD_MAX_BYTES = 4_096;

    private final Steelworks registry = new Steelworks();
    private final MockProducer<byte[], byte[]> producer;
    private final SimpleMeterRegistry meterRegistry = new SimpleMeterRegistry();
    private final IngestMeters meters = new IngestMeters(meterRegistry);
    private final Gate gate;
    private final Collector collector;

    /** @param acknowledging whether Kafka acknowledges by itself; else whoever tests completes what is sent */
    public Rig(boolean acknowledging) {
        producer = new MockProducer<>(acknowledging, null, new ByteArraySerializer(), new ByteArraySerializer());
        Feeds feeds = Feeds.of(
                List.of(feed(PROVINCE, Scope.ALL), feed(ANYANG, new Scope(Set.of(), Set.of(), Set.of("410500")))));
        meters.know(feeds.names());
        gate = new Gate(() -> feeds, registry, System::nanoTime);
        ReadingValidator validator = new ReadingValidator(
                registry,
                BundledReference.units(),
                new ReadingValidator.Bounds(false, Duration.ofMinutes(5), Duration.ofDays(36_500), 0));
        collector = new Collector(
                new Collector.Rules(gate, validator, new Suspector(1_024), registry),
                producer,
                meters,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Collector.Limits(RECORD_MAX_BYTES, 10, 1 << 20, Duration.ofSeconds(2)));
    }

    public static String token(String feed) {
        return "token-of-" + feed;
    }

    public Collector collector() {
        return collector;
    }

    public Gate gate() {
        return gate;
    }

    public IngestMeters meters() {
        return meters;
    }

    /** A counter, over all tags not named. */
    public double count(String name, String... tags) {
        return meterRegistry.get(name).tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    public MockProducer<byte[], byte[]> producer() {
        return producer;
    }

    public List<Reading> readings() {
        return values(Topic.READINGS).map(Codecs.READING::decode).toList();
    }

    public List<DeadLetter> letters() {
        return values(Topic.DEAD_LETTERS).map(Codecs.DEAD_LETTER::decode).toList();
    }

    private Stream<byte[]> values(Topic topic) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(topic.topicName()))
                .map(ProducerRecord::value);
    }

    private static Feed feed(String name, Scope scope) {
        return new Feed(name, List.of(TokenHash.of(token(name))), scope, false, Rate.ANY);
    }
}

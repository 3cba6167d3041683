package org.industrymonitor.ingest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.industrymonitor.ingest.auth.Gate;
import org.industrymonitor.ingest.collect.Answer;
import org.industrymonitor.ingest.collect.Body;
import org.industrymonitor.ingest.collect.BodyStream;
import org.industrymonitor.ingest.collect.Collector;
import org.industrymonitor.ingest.collect.IngestMeters;
import org.industrymonitor.ingest.collect.Intake;
import org.industrymonitor.ingest.decode.BodyCharset;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.ingest.suspect.Suspector;
import org.industrymonitor.ingest.validate.ReadingValidator;
import org.industrymonitor.ingest.validate.Registry;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.csv.BundledReference;
import org.industrymonitor.model.wire.Codecs;

/**
 * The edge without a transport, for the tests of what hands bodies to it: the real decoders, validator and collector, some
 * registered enterprises, and a producer that remembers.
 */
public final class Edge implements Intake {

    /** When it is, in these tests. */
    public static final Instant NOW = Instant.parse("2020-06-01T01:10:00Z");
    /** Largest record. */
    public static final int RECORD = 4_096;

    /** The enterprises that are registered, as a file that is put. */
    public static final String REGISTRY_CSV = "enterprise,name,sector,region,valid_from,period,items\n"
            + Registered.IDS.entrySet().stream()
                    .map(e -> e.getKey() + "," + e.getKey() + ",3120,410500,2019-01-01," + e.getValue()
                            + ",coke;electricity\n")
                    .collect(Collectors.joining());

    private static final Registry REGISTRY = new Registered();

    public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    public final IngestMeters meters = new IngestMeters(registry);
    public final MockProducer<byte[], byte[]> producer;
    private final Collector collector;

    public Edge() {
        this(true);
    }

    /** @param acknowledging whether Kafka answers by itself */
    public Edge(boolean acknowledging) {
        producer = new MockProducer<>(acknowledging, null, new ByteArraySerializer(), new ByteArraySerializer());
        ReadingValidator validator = new ReadingValidator(
                REGISTRY,
                BundledReference.units(),
                new ReadingValidator.Bounds(false, Duration.ofMinutes(5), Duration.ofDays(36_500), 0));
        collector = new Collector(
                new Collector.Rules(Gate.open(REGISTRY), validator, new Suspector(1_024), REGISTRY),
                producer,
                meters,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Collector.Limits(RECORD, 1_000, 1 << 20, Duration.ofSeconds(2)));
    }

    public Collector collector() {
        return collector;
    }

    @Override
    public CompletableFuture<Answer> collect(Body body, Instant received) {
        return collector.collect(body, received);
    }

    /** Takes in a body whose charset nobody declares, as HTTP does. */
    CompletableFuture<Answer> collect(BodyFormat format, byte[] bytes, String feed) {
        return format.isStreamed()
                ? collector.collect(
                        new BodyStream(new ByteArrayInputStream(bytes), format, BodyCharset.UNDECLARED, feed))
                : collector.collect(new Body(bytes, format, StandardCharsets.UTF_8, feed));
    }

    public List<Reading> readings() {
        return records(Topic.READINGS).map(Codecs.READING::decode).toList();
    }

    public List<DeadLetter> letters() {
        return records(Topic.DEAD_LETTERS).map(Codecs.DEAD_LETTER::decode).toList();
    }

    public double count(String meter, String... tags) {
        return registry.get(meter).tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private Stream<byte[]> records(Topic topic) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(topic.topicName()))
                .map(record -> record.value());
    }

    /** Two hourly works, two that report by the month, and one whose name is Chinese. */
    private static final class Registered implements Registry {

        private final Reference reference = BundledReference.reference();
        private static final Map<String, PeriodLength> IDS = new TreeMap<>(Map.of(
                "E1", PeriodLength.PT1H,
                "E2", PeriodLength.PT1H,
                "安钢", PeriodLength.PT1H,
                "91410500171000001A", PeriodLength.P1M,
                "91410500171000002B", PeriodLength.P1M));
        private final Map<String, EnterpriseEntry> enterprises = IDS.entrySet().stream()
                .map(entry -> enterprise(entry.getKey(), entry.getValue()))
                .collect(Collectors.toMap(EnterpriseEntry::id, Function.identity()));

        private static EnterpriseEntry enterprise(String id, PeriodLength period) {
            return new EnterpriseEntry(
                    id,
                    List.of(new EnterpriseVersion(
                            id,
                            "3120",
                            "410500",
                            List.of(),
                            Optional.of(LocalDate.parse("2019-01-01")),
                            Optional.empty(),
                            period,
                            List.of("coke", "electricity"),
                            FixedPoint.ONE,
                            OptionalLong.empty())));
        }

        @Override
        public Reference reference() {
            return reference;
        }

        @Override
        public Optional<EnterpriseEntry> enterprise(String id) {
            return Optional.ofNullable(enterprises.get(id));
        }

        @Override
        public PeriodGrid grid(String region) {
            return new PeriodGrid(reference.zone(region));
        }
    }
}

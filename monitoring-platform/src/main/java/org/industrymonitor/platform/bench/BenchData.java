package org.industrymonitor.platform.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.csv.BundledReference;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.progress.Progress;

/**
 * Enterprises in 20 counties and 10 sectors of the bundled trees, 200 cells, that report output and electricity every
 * minute: one reading of two items each, minute after minute.
 */
final class BenchData {

    private static final Instant START = Instant.parse("2020-04-01T00:00:00Z");
    private static final int COUNTIES = 20;
    private static final int SECTORS = 10;
    private static final String PRODUCT = "bench-product";

    private static final int ENTERPRISES_PER_GROUP = 50;

    private final int enterprises;
    private final int groups;
    private final long readings;
    private final int partitions;

    /** @param groups how many groups each enterprise belongs to */
    BenchData(int enterprises, int groups, long readings, int partitions) {
        this.enterprises = enterprises;
        this.groups = groups;
        this.readings = readings;
        this.partitions = partitions;
    }

    /** Writes registry and readings, minute after minute. */
    void write(Map<String, Object> producerProperties, Progress progress) {
        writeRegistry(producerProperties);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producerProperties)) {
            Random random = new Random(1);
            for (long i = 0; i < readings; i++) {
                Reading reading = reading(i, random);
                producer.send(new ProducerRecord<>(
                        Topic.READINGS.topicName(),
                        reading.subject().getBytes(StandardCharsets.UTF_8),
                        Codecs.READING.encode(reading)));
                progress.add(1);
            }
        }
    }

    /** Writes the registry alone. */
    void writeRegistry(Map<String, Object> producerProperties) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producerProperties)) {
            registry().forEach(entry -> send(producer, entry));
        }
    }

    /** The reading of that number, from 0; every enterprise has had its turn before the next minute. */
    Reading reading(long number, Random random) {
        return new Reading(
                id((int) (number % enterprises)),
                new Period(PeriodLength.PT1M, START.plusSeconds(60 * (number / enterprises))),
                List.of(
                        new ItemValue(PRODUCT, 100_000 + random.nextInt(10_000)),
                        new ItemValue("electricity", 3_000_000 + random.nextInt(100_000))),
                1,
                ReadingStatus.ACTUAL,
                "bench");
    }

    private void send(KafkaProducer<byte[], byte[]> producer, RegistryRecord entry) {
        byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
        byte[] value = Codecs.REGISTRY.encode(entry);
        for (int partition = 0; partition < partitions; partition++) {
            if (!(entry instanceof RegistryRecord.OfEnterprise enterprise)
                    || partition == partitionOf(enterprise.enterprise().id())) {
                producer.send(new ProducerRecord<>(Topic.REGISTRY.topicName(), partition, key, value));
            }
        }
    }

    private int partitionOf(String enterprise) {
        return Utils.toPositive(Utils.murmur2(enterprise.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private List<RegistryRecord> registry() {
        Reference bundled = BundledReference.reference();
        List<RegistryRecord> entries = new ArrayList<>();
        bundled.sectors().forEach(sector -> entries.add(new RegistryRecord.OfSector(sector)));
        bundled.regions().forEach(region -> entries.add(new RegistryRecord.OfRegion(region)));
        bundled.items().forEach(item -> entries.add(new RegistryRecord.OfItem(item)));
        entries.add(new RegistryRecord.OfItem(new Item(
                PRODUCT,
                "",
                "",
                "t",
                Measure.OUTPUT,
                false,
                List.of(new Coefficient(Optional.empty(), new BigDecimal("3456.78"))))));
        List<String> counties = bundled.regions().stream()
                .filter(region -> region.level() == RegionLevel.COUNTY)
                .map(RegionEntry::code)
                .limit(COUNTIES)
                .toList();
        List<String> sectors = bundled.sectors().stream()
                .map(SectorEntry::code)
                .filter(code -> code.length() == 4)
                .limit(SECTORS)
                .toList();
        for (int i = 0; i < enterprises; i++) {
            entries.add(new RegistryRecord.OfEnterprise(new EnterpriseEntry(
                    id(i),
                    List.of(new EnterpriseVersion(
                            "",
                            sectors.get(i % SECTORS),
                            counties.get(i / SECTORS % COUNTIES),
                            groups(i),
                            Optional.empty(),
                            Optional.empty(),
                            PeriodLength.PT1M,
                            List.of(PRODUCT, "electricity"),
                            FixedPoint.ONE,
                            OptionalLong.empty())))));
        }
        return entries;
    }

    /** Groups of some fifty members each, however many groups an enterprise has. */
    private List<String> groups(int enterprise) {
        int all = Math.max(groups, enterprises / ENTERPRISES_PER_GROUP * groups);
        List<String> own = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            own.add("g" + (int) ((enterprise * 31L + i * (all / (long) groups)) % all));
        }
        return own;
    }

    private static String id(int enterprise) {
        return "e" + enterprise;
    }
}

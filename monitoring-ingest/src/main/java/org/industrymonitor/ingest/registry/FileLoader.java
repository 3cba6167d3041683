package org.industrymonitor.ingest.registry;

import java.io.StringReader;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.UnitTable;
import org.industrymonitor.model.csv.BundledReference;
import org.industrymonitor.model.csv.ContractFiles;
import org.industrymonitor.model.csv.ParsedFile;
import org.industrymonitor.runtime.kafka.CompactedView;

/**
 * Takes a file as a whole: checks all of it, publishes what differs from what is known, and waits until this process
 * knows it too.  Entries that a file does not name stay as they are.
 */
public final class FileLoader {

    private final CompactedView<RegistryRecord> registry;
    private final CompactedView<CalendarEntry> calendar;
    private final ReferencePublisher publisher;
    private final UnitTable units;
    private final Duration timeout;
    /** Written and perhaps not read yet, if an earlier wait timed out. */
    private Map<TopicPartition, Long> written = Map.of();

    private Map<TopicPartition, Long> writtenCalendar = Map.of();

    /** @param timeout how long to wait until this process knows what was published */
    public FileLoader(
            CompactedView<RegistryRecord> registry,
            CompactedView<CalendarEntry> calendar,
            ReferencePublisher publisher,
            UnitTable units,
            Duration timeout) {
        this.registry = registry;
        this.calendar = calendar;
        this.publisher = publisher;
        this.units = units;
        this.timeout = timeout;
    }

    /**
     * Loads one file; one at a time.
     *
     * @param text of the file, without byte order mark
     * @return the faults of the file, or what was published
     * @throws TimeoutException if it was published, but is not known to this process yet
     * @throws org.apache.kafka.common.KafkaException if it could not be published
     */
    public synchronized FileAnswer load(FileKind kind, String text) throws TimeoutException, InterruptedException {
        registry.awaitOffsets(written, timeout);
        calendar.awaitOffsets(writtenCalendar, timeout);
        Reference known = References.of(registry.entries().values());
        return switch (kind) {
            case REGISTRY ->
                registry(
                        kind,
                        text,
                        ContractFiles.registry(new StringReader(text)),
                        RegistryRecord.OfEnterprise::new,
                        (checker, entries) -> checker.enterprises(entries, known));
            case SECTORS ->
                registry(
                        kind,
                        text,
                        ContractFiles.sectors(new StringReader(text)),
                        RegistryRecord.OfSector::new,
                        (checker, entries) ->
                                checker.sectors(entries, with(known, entries, RegistryRecord.OfSector::new)));
            case REGIONS ->
                registry(
                        kind,
                        text,
                        ContractFiles.regions(new StringReader(text)),
                        RegistryRecord.OfRegion::new,
                        (checker, entries) ->
                                checker.regions(entries, with(known, entries, RegistryRecord.OfRegion::new)));
            case ITEMS ->
                registry(
                        kind,
                        text,
                        ContractFiles.items(new StringReader(text)),
                        RegistryRecord.OfItem::new,
                        (checker, entries) -> checker.items(entries, units));
            case CALENDAR -> calendar(text, zone(known));
        };
    }

    /** Publishes the bundled tables if there are no sectors, regions and items at all. */
    public synchronized FileAnswer loadBundledIfEmpty() throws TimeoutException, InterruptedException {
        registry.awaitOffsets(written, timeout);
        Reference known = References.of(registry.entries().values());
        boolean empty = known.sectors().isEmpty()
                && known.regions().isEmpty()
                && known.items().isEmpty();
        return publish(empty ? References.records(BundledReference.reference()) : List.of());
    }

    private <T> FileAnswer registry(
            FileKind kind,
            String text,
            ParsedFile<T> file,
            Function<T, RegistryRecord> toRecord,
            ReferenceCheck<T> check)
            throws TimeoutException, InterruptedException {
        if (!file.faults().isEmpty()) {
            return FileAnswer.faulty(file.faults());
        }
        FileChecker checker = new FileChecker(text, kind);
        check.check(checker, file.entries());
        if (!checker.faults().isEmpty()) {
            return FileAnswer.faulty(checker.faults());
        }
        return publish(file.entries().stream().map(toRecord).toList());
    }

    private FileAnswer publish(List<RegistryRecord> entries) throws TimeoutException, InterruptedException {
        List<RegistryRecord> different = entries.stream()
                .filter(entry ->
                        !registry.get(entry.key()).filter(entry::equals).isPresent())
                .toList();
        if (!different.isEmpty()) {
            written = publisher.registry(different);
            registry.awaitOffsets(written, timeout);
        }
        return new FileAnswer(entries.size(), different.size(), entries.size() - different.size(), List.of());
    }

    private FileAnswer calendar(String text, ZoneId zone) throws TimeoutException, InterruptedException {
        ParsedFile<CalendarEntry> file = ContractFiles.calendar(new StringReader(text), zone);
        if (!file.faults().isEmpty()) {
            return FileAnswer.faulty(file.faults());
        }
        List<CalendarEntry> different = file.entries().stream()
                .filter(entry ->
                        !calendar.get(entry.key()).filter(entry::equals).isPresent())
                .toList();
        if (!different.isEmpty()) {
            writtenCalendar = publisher.calendar(different);
            calendar.awaitOffsets(writtenCalendar, timeout);
        }
        int entries = file.entries().size();
        return new FileAnswer(entries, different.size(), entries - different.size(), List.of());
    }

    /** The zone of days in the calendar: that which all root regions share. */
    private static ZoneId zone(Reference reference) {
        return reference.zone(new NodeId(NodeKind.SECTOR, "all"));
    }

    private static <T> Reference with(Reference known, List<T> entries, Function<T, RegistryRecord> toRecord) {
        Collection<RegistryRecord> all = new ArrayList<>(References.records(known));
        entries.stream().map(toRecord).forEach(all::add);
        return References.of(all);
    }

    private interface ReferenceCheck<T> {
        void check(FileChecker checker, List<T> entries);
    }
}

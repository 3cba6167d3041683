package org.industrymonitor.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.internals.OffsetCheckpoint;
import org.rocksdb.RocksDBException;

/**
 * A task with one store and its changelog, which commits, fails and is killed as a test says. A kill leaves the files as they are
 * at that moment; they are copied, since the process that holds them goes on.
 */
final class SimulatedTask implements AutoCloseable {

    static final TaskId ID = new TaskId(0, 3);
    static final TopicPartition CHANGELOG = new TopicPartition("app-texts-changelog", 3);

    private enum Fate {
        OPEN,
        COMMITTED,
        ABORTED
    }

    /** One record; a marker has no key. */
    private static final class Logged {
        private final Bytes key;
        private final byte[] value;
        private Fate fate = Fate.OPEN;

        Logged(Bytes key, byte[] value) {
            this.key = key;
            this.value = value;
        }
    }

    private final Path directory;
    private final List<Logged> changelog = new ArrayList<>();
    private final SortedMap<String, String> committed = new TreeMap<>();
    private final SortedMap<String, String> uncommitted = new TreeMap<>();

    private int lives;
    private CommittedStore store;
    private Object processed;
    private int acknowledged;
    private OptionalLong acknowledgedOffset;
    private long restoredFrom;
    private int restoredRecords;

    SimulatedTask(Path directory) {
        this.directory = directory;
        open();
    }

    private Path home() {
        return directory.resolve("life-" + lives);
    }

    private void open() {
        store = new CommittedStore("texts");
        processed = null;
        acknowledged = changelog.size();
        acknowledgedOffset = OptionalLong.empty();
        store.open(home(), ID, new Transactions() {
            @Override
            public Object lastProcessed() {
                return processed;
            }

            @Override
            public OptionalLong acknowledged() {
                return acknowledgedOffset;
            }
        });
        Long offset = store.committedOffset(CHANGELOG);
        restoredFrom = offset == OffsetCheckpoint.OFFSET_UNKNOWN ? 0 : offset + 1;
        restoredRecords = 0;
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        for (int next = (int) restoredFrom; next < changelog.size(); next++) {
            Logged logged = changelog.get(next);
            if (logged.fate == Fate.COMMITTED && logged.key != null) {
                batch.add(new ConsumerRecord<>(
                        CHANGELOG.topic(), CHANGELOG.partition(), next, logged.key.get(), logged.value));
                restoredRecords++;
            }
            if (batch.size() == 3) {
                store.restore(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            store.restore(batch);
        }
    }

    CommittedStore store() {
        return store;
    }

    /** The offset from which the store was restored when it was opened last. */
    long restoredFrom() {
        return restoredFrom;
    }

    int restoredRecords() {
        return restoredRecords;
    }

    void process() {
        processed = new Object();
    }

    /** Sets a key, or deletes it, in the running transaction. */
    void put(String key, String value) {
        Bytes bytes = bytes(key);
        byte[] after = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        store.put(bytes, after);
        changelog.add(new Logged(bytes, after));
        uncommitted.put(key, value);
    }

    /** The broker acknowledges some of what was sent to it. */
    void acknowledge(int records) {
        while (acknowledged < changelog.size() && records > 0) {
            if (changelog.get(acknowledged).key != null) {
                acknowledgedOffset = OptionalLong.of(acknowledged);
            }
            acknowledged++;
            records--;
        }
    }

    void prepare() {
        store.flushCache();
        acknowledge(Integer.MAX_VALUE);
    }

    void commit() {
        prepare();
        settle(Fate.COMMITTED);
        uncommitted.forEach((key, value) -> {
            if (value == null) {
                committed.remove(key);
            } else {
                committed.put(key, value);
            }
        });
        uncommitted.clear();
    }

    private void settle(Fate fate) {
        changelog.stream().filter(logged -> logged.fate == Fate.OPEN).forEach(logged -> logged.fate = fate);
        Logged marker = new Logged(null, null);
        marker.fate = Fate.COMMITTED;
        changelog.add(marker);
        acknowledged = changelog.size();
    }

    /** Writes tables now, as happens by itself when memory is full. */
    void writeTables() throws RocksDBException {
        store.opened().writeTables();
    }

    /** The process is gone, the transaction is aborted, and a new process opens what the disk holds. */
    void killAndRestart() throws RocksDBException {
        Path left = home();
        CommittedStore killed = store;
        lives++;
        killed.opened().whileStill(() -> copy(left, home()));
        killed.close();
        settle(Fate.ABORTED);
        uncommitted.clear();
        open();
    }

    void closeAndRestart() {
        store.commit(Map.of(CHANGELOG, acknowledgedOffset.orElse(OffsetCheckpoint.OFFSET_UNKNOWN)));
        store.close();
        open();
    }

    /** What a store must hold when it was opened: all that was committed and nothing else. */
    SortedMap<String, String> committed() {
        return committed;
    }

    /** What the store says it holds. */
    SortedMap<String, String> held() {
        return contents(store);
    }

    /** What a kill would leave if tables had just been written, without the changelog. */
    SortedMap<String, String> onDisk() throws RocksDBException {
        writeTables();
        return afterAKill(SimulatedTask::contents);
    }

    /** Whether a kill would leave an offset now. */
    boolean isOffsetOnDisk() throws RocksDBException {
        return afterAKill(found -> found.opened().offset().isPresent());
    }

    private <T> T afterAKill(Function<CommittedStore, T> look) throws RocksDBException {
        Path copied = directory.resolve("look");
        store.opened().whileStill(() -> copy(home(), copied));
        CommittedStore found = new CommittedStore("texts");
        found.open(copied, ID, new Transactions() {
            @Override
            public Object lastProcessed() {
                return null;
            }

            @Override
            public OptionalLong acknowledged() {
                return OptionalLong.empty();
            }
        });
        try {
            return look.apply(found);
        } finally {
            found.close();
            delete(copied);
        }
    }

    private static SortedMap<String, String> contents(CommittedStore store) {
        SortedMap<String, String> held = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                held.put(text(entry.key.get()), text(entry.value));
            }
        }
        return held;
    }

    static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}

package org.industrymonitor.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.industrymonitor.runtime.store.SimulatedTask.CHANGELOG;
import static org.industrymonitor.runtime.store.SimulatedTask.bytes;
import static org.industrymonitor.runtime.store.SimulatedTask.text;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.internals.OffsetCheckpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommittedStoreTest {

    @TempDir
    private Path directory;

    private SimulatedTask task;

    @BeforeEach
    void open() {
        task = new SimulatedTask(directory);
    }

    @AfterEach
    void close() {
        task.close();
    }

    /** Processes one record that sets a key. */
    private void process(String key, String value) {
        task.process();
        task.put(key, value);
    }

    @Test
    void leavesOnDiskTheTransactionBeforeTheLastWithItsOffset() throws Exception {
        process("a", "1"); // offset 0
        process("b", "1"); // 1, and 2 is the marker
        task.commit();
        assertThat(task.onDisk()).isEmpty();
        process("a", "2"); // 3
        task.commit();
        assertThat(task.onDisk()).isEqualTo(Map.of("a", "1", "b", "1"));
        assertThat(task.store().committedOffset(CHANGELOG)).isEqualTo(1);
        process("a", "3"); // 5
        task.acknowledge(1);
        task.commit();
        assertThat(task.onDisk()).isEqualTo(Map.of("a", "2", "b", "1"));
        assertThat(task.store().committedOffset(CHANGELOG)).isEqualTo(3);
        assertThat(task.held()).isEqualTo(Map.of("a", "3", "b", "1"));

        process("b", "uncommitted");
        task.killAndRestart();
        assertThat(task.restoredFrom()).isEqualTo(4);
        assertThat(task.restoredRecords()).isEqualTo(1);
        assertThat(task.held()).isEqualTo(Map.of("a", "3", "b", "1"));
    }

    @Test
    void isRestoredAfterAKillFromWhereTheTablesEnd() throws Exception {
        process("a", "1"); // offset 0
        task.commit();
        process("a", "2"); // 2
        task.commit();
        task.writeTables();
        for (int i = 0; i < 4; i++) {
            process("b", "" + i); // 4, 6, 8 and 10
            task.commit();
        }
        assertThat(task.store().committedOffset(CHANGELOG)).isEqualTo(8);

        task.killAndRestart();

        assertThat(task.restoredFrom()).isEqualTo(1);
        assertThat(task.restoredRecords()).isEqualTo(5);
        assertThat(task.held()).isEqualTo(Map.of("a", "2", "b", "3"));
    }

    @Test
    void writesTablesOfLittleWhenTheLastAreOld() throws Exception {
        process("a", "1");
        task.commit();
        process("a", "2");
        task.commit();
        task.store().opened().writeTablesAfter(Duration.ofHours(1));
        assertThat(task.isOffsetOnDisk()).isFalse();
        task.store().opened().writeTablesAfter(Duration.ZERO);
        await().atMost(Duration.ofSeconds(10)).until(task::isOffsetOnDisk);
    }

    @Test
    void writesNothingOfATransactionThatMayNotBeCommitted() throws Exception {
        process("a", "1");
        task.commit();
        process("a", "2");
        task.prepare();
        // The commit fails; the task is closed, and asked once more before.
        task.prepare();
        task.store().commit(Map.of(CHANGELOG, 2L));
        task.killAndRestart();
        assertThat(task.held()).isEqualTo(Map.of("a", "1"));
        assertThat(task.onDisk()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void waitsWithACommitWithoutProcessingUntilSomethingIsProcessed() throws Exception {
        process("a", "1");
        task.commit();
        task.commit();
        task.commit();
        assertThat(task.onDisk()).isEmpty();
        task.process();
        task.commit();
        assertThat(task.onDisk()).isEqualTo(Map.of("a", "1"));
        assertThat(task.store().committedOffset(CHANGELOG)).isZero();
    }

    @Test
    void startsAtTheBeginningOfTheChangelogWhenThereIsNothing() throws Exception {
        assertThat(task.store().committedOffset(CHANGELOG)).isEqualTo(OffsetCheckpoint.OFFSET_UNKNOWN);
        process("a", "1");
        task.commit();
        task.killAndRestart();
        assertThat(task.restoredFrom()).isZero();
        assertThat(task.held()).isEqualTo(Map.of("a", "1"));
        // What was restored stays.
        task.writeTables();
        task.killAndRestart();
        assertThat(task.restoredFrom()).isEqualTo(1);
        assertThat(task.held()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void trustsNoOffsetThatItIsToldWithoutTheChanges() {
        task.store().commit(Map.of(CHANGELOG, 99L));
        assertThat(task.store().committedOffset(CHANGELOG)).isEqualTo(OffsetCheckpoint.OFFSET_UNKNOWN);
    }

    @Test
    void hasNoOffsetAnyMoreOnceTheChangelogIsKnownToDiffer() throws Exception {
        for (int i = 0; i < 3; i++) {
            process("a", "" + i);
            task.commit();
        }
        task.writeTables();
        assertThat(task.store().committedOffset(CHANGELOG)).isNotNull();
        task.store().commit(Map.of());
        // Streams takes that for damage, and removes the store.
        assertThat(task.store().committedOffset(CHANGELOG)).isNull();
        assertThat(task.isOffsetOnDisk()).as("killed before that").isFalse();
    }

    @Test
    void keepsWhatIsCommittedWhenItsTaskBecomesAStandby() throws Exception {
        process("a", "1");
        process("b", "1");
        task.put("b", null);
        task.commit();
        task.store().clearCache();
        assertThat(task.onDisk()).isEqualTo(Map.of("a", "1"));
        assertThat(task.store().committedOffset(CHANGELOG)).isEqualTo(2);
    }

    @Test
    void readsTheChangesOfTheTransactionOverTheDisk() {
        for (String key : List.of("a", "b", "c", "d")) {
            process(key, "old");
        }
        task.commit();
        process("b", null);
        task.commit();
        process("c", "new");
        task.put("bb", "new");
        task.put("d", "");
        task.commit();
        task.put("a", null);
        task.put("c", "newer");

        assertThat(task.held()).containsExactly(Map.entry("bb", "new"), Map.entry("c", "newer"), Map.entry("d", ""));
        assertThat(range("b", "c")).containsExactly("bb", "c");
        assertThat(range("bb", "bz")).containsExactly("bb");
        assertThat(range(null, "bb")).containsExactly("bb");
        assertThat(range("c", null)).containsExactly("c", "d");
        assertThat(range("d", "a")).isEmpty();
        assertThat(task.store().get(bytes("a"))).isNull();
        assertThat(text(task.store().get(bytes("bb")))).isEqualTo("new");
        assertThat(text(task.store().delete(bytes("c")))).isEqualTo("newer");
        assertThat(task.store().get(bytes("c"))).isNull();
        assertThat(task.store().putIfAbsent(bytes("c"), new byte[] {1})).isNull();
        assertThat(task.store().putIfAbsent(bytes("c"), new byte[] {2})).containsExactly(1);
        assertThat(task.store().approximateNumEntries()).isPositive();
    }

    private List<String> range(String from, String to) {
        List<String> keys = new ArrayList<>();
        Bytes first = from == null ? null : bytes(from);
        Bytes last = to == null ? null : bytes(to);
        try (KeyValueIterator<Bytes, byte[]> entries = task.store().range(first, last)) {
            while (entries.hasNext()) {
                Bytes peeked = entries.peekNextKey();
                KeyValue<Bytes, byte[]> entry = entries.next();
                assertThat(peeked).isEqualTo(entry.key);
                keys.add(text(entry.key.get()));
            }
            assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
        }
        return keys;
    }

    @Test
    void iteratesOverWhatThereWasWhenItBegan() {
        process("a", "1");
        process("b", "1");
        try (KeyValueIterator<Bytes, byte[]> entries = task.store().all()) {
            task.put("b", null);
            task.put("c", "1");
            assertThat(text(entries.next().key.get())).isEqualTo("a");
            assertThat(text(entries.next().key.get())).isEqualTo("b");
            assertThat(entries.hasNext()).isFalse();
        }
    }

    @Test
    void saysThatItsTaskIsCorruptedWhenItsFilesAreDamaged() throws Exception {
        process("a", "1");
        task.commit();
        process("a", "2");
        task.commit();
        task.writeTables();
        task.store().close();
        Path files = directory.resolve("life-0/committed/texts");
        try (DirectoryStream<Path> manifests = Files.newDirectoryStream(files, "MANIFEST-*")) {
            for (Path manifest : manifests) {
                Files.write(manifest, new byte[] {1, 2, 3});
            }
        }
        assertThatThrownBy(() -> new SimulatedTask(directory)).isInstanceOf(TaskCorruptedException.class);
    }

    @Test
    void isUsedOnlyWhileItIsOpen() {
        CommittedStore store = new CommittedStore("texts");
        assertThat(store.isOpen()).isFalse();
        assertThat(store.persistent()).isTrue();
        assertThatThrownBy(() -> store.get(bytes("a"))).isInstanceOf(InvalidStateStoreException.class);
        assertThatThrownBy(() -> store.put(bytes("a"), null)).isInstanceOf(InvalidStateStoreException.class);
    }

    /** Whatever happens in whatever order, what was committed is there after a kill, and nothing else. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsExactlyWhatWasCommittedWheneverItIsKilled(int seed) throws Exception {
        Random random = new Random(seed);
        int kills = 0;
        int resumed = 0;
        for (int step = 0; step < 1_500; step++) {
            switch (random.nextInt(24)) {
                case 0, 1, 2 -> task.commit();
                case 3 -> {
                    task.prepare(); // when another task fails to prepare, the rest prepare once more
                    task.commit();
                }
                case 4 -> task.writeTables();
                case 5 -> task.acknowledge(random.nextInt(6));
                case 6 -> task.commit(); // and once more without a record, as a marker makes a task do
                case 7 -> {
                    if (random.nextInt(4) == 0) {
                        if (random.nextBoolean()) {
                            task.prepare(); // its commit fails
                        }
                        task.killAndRestart();
                        kills++;
                        resumed += task.restoredFrom() > 0 ? 1 : 0;
                        assertThat(task.held())
                                .as("after %d steps of %d", step, seed)
                                .isEqualTo(task.committed());
                    }
                }
                default -> {
                    task.process();
                    String key = "k" + random.nextInt(12);
                    task.put(key, random.nextInt(4) == 0 ? null : "v" + step);
                }
            }
        }
        assertThat(kills).isGreaterThan(4);
        assertThat(resumed).isGreaterThan(kills / 2);
    }

    @Test
    void isAllThereAfterAnOrderlyStop() {
        process("a", "1");
        task.commit();
        process("b", "1");
        task.commit();
        process("c", "1");
        task.commit();
        task.closeAndRestart();
        assertThat(task.held()).isEqualTo(task.committed());
        assertThat(task.restoredRecords()).isEqualTo(1);
    }
}

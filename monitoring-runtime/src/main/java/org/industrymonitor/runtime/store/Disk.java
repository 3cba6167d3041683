package org.industrymonitor.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.RocksObject;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Keys and values on disk, with the offset in the changelog up to which they hold it. Both change together: whatever a kill leaves
 * behind, there is one offset, and every change up to it is there.
 *
 * <p>What is written is in memory until there is enough for a table, or until the last tables are old. There is no log of it: after a kill the
 * changelog, which has it all, is read from the offset of the tables.
 */
final class Disk implements AutoCloseable {

    private static final byte[] PROGRESS = "progress".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OFFSET = "changelog-offset".getBytes(StandardCharsets.UTF_8);
    private static final long WRITE_BUFFER_BYTES = 16L << 20;
    private static final int WRITE_BUFFERS = 3;

    private final RocksDB db;
    private final ColumnFamilyHandle data;
    private final ColumnFamilyHandle progress;

    /** In the order in which they are to be closed. */
    private final List<RocksObject> owned;

    private final WriteOptions unlogged;
    private OptionalLong offset;
    private long tablesWrittenNanos = System.nanoTime();
    private boolean writtenSince;

    private Disk(RocksDB db, List<ColumnFamilyHandle> families, WriteOptions unlogged, List<RocksObject> owned)
            throws RocksDBException {
        this.db = db;
        this.data = families.get(0);
        this.progress = families.get(1);
        this.unlogged = unlogged;
        this.owned = owned;
        byte[] stored = db.get(progress, OFFSET);
        offset = stored == null
                ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(stored).getLong());
    }

    /**
     * Opens what is in the directory, which is made if needed.
     *
     * @throws RocksDBException if it cannot be opened, or is damaged
     */
    static Disk open(Path directory) throws RocksDBException {
        try {
            Files.createDirectories(directory);
        } catch (IOException unwritable) {
            throw new ProcessorStateException("cannot make " + directory, unwritable);
        }
        List<RocksObject> owned = new ArrayList<>();
        DBOptions options = owning(owned, new DBOptions())
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                // The tables of both families are of one moment
                .setAtomicFlush(true)
                .setWriteBufferManager(SharedMemory.WRITE_BUFFERS)
                // Room taken in advance, of each store of each task, is most of what an installation with little data
                // takes
                .setAllowFAllocate(false)
                .setMaxBackgroundJobs(Math.max(2, Runtime.getRuntime().availableProcessors()))
                .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
                .setKeepLogFileNum(1);
        ColumnFamilyOptions ofData = owning(owned, new ColumnFamilyOptions())
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(SharedMemory.CACHE)
                        .setFilterPolicy(owning(owned, new BloomFilter())))
                .setOptimizeFiltersForHits(true)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxWriteBufferNumber(WRITE_BUFFERS)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setCompactionStyle(CompactionStyle.UNIVERSAL);
        ColumnFamilyOptions ofProgress =
                owning(owned, new ColumnFamilyOptions()).setCompressionType(CompressionType.NO_COMPRESSION);
        WriteOptions unlogged = owning(owned, new WriteOptions()).setDisableWAL(true);
        List<ColumnFamilyHandle> families = new ArrayList<>();
        try {
            RocksDB db = RocksDB.open(
                    options,
                    directory.toString(),
                    List.of(
                            new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, ofData),
                            new ColumnFamilyDescriptor(PROGRESS, ofProgress)),
                    families);
            owned.add(0, db);
            owned.addAll(0, families);
            return new Disk(db, families, unlogged, owned);
        } catch (RocksDBException damaged) {
            owned.forEach(RocksObject::close);
            throw damaged;
        }
    }

    private static <T extends RocksObject> T owning(List<RocksObject> owned, T resource) {
        owned.add(resource);
        return resource;
    }

    /** The value; null when there is none. */
    byte[] get(Bytes key) {
        try {
            return db.get(data, key.get());
        } catch (RocksDBException unreadable) {
            throw new ProcessorStateException("cannot read from " + db.getName(), unreadable);
        }
    }

    /**
     * Writes those changes and the offset, or nothing.
     *
     * @param changes as in {@link PendingWrites}
     */
    void write(Map<Bytes, byte[]> changes, long upTo) {
        try (WriteBatch batch = new WriteBatch()) {
            for (Map.Entry<Bytes, byte[]> change : changes.entrySet()) {
                if (change.getValue() == PendingWrites.DELETED) {
                    batch.delete(data, change.getKey().get());
                } else {
                    batch.put(data, change.getKey().get(), change.getValue());
                }
            }
            batch.put(
                    progress,
                    OFFSET,
                    ByteBuffer.allocate(Long.BYTES).putLong(upTo).array());
            db.write(unlogged, batch);
            offset = OptionalLong.of(upTo);
            writtenSince = true;
        } catch (RocksDBException unwritable) {
            throw new ProcessorStateException("cannot write to " + db.getName(), unwritable);
        }
    }

    /** The offset of the changelog up to which its changes are here, all of them; empty when that is not known. */
    OptionalLong offset() {
        return offset;
    }

    /** From now on it is not known how far the changes are here, not after a kill either. */
    void forgetOffset() {
        try {
            db.delete(progress, unlogged, OFFSET);
            offset = OptionalLong.empty();
            writeTables();
        } catch (RocksDBException unwritable) {
            throw new ProcessorStateException("cannot write to " + db.getName(), unwritable);
        }
    }

    boolean isEmpty() {
        try (RocksIterator first = iterator()) {
            first.seekToFirst();
            return !first.isValid();
        }
    }

    /** Over what is here now, whatever is written later; to be closed. */
    RocksIterator iterator() {
        return db.newIterator(data);
    }

    long approximateSize() {
        try {
            return db.getLongProperty(data, "rocksdb.estimate-num-keys");
        } catch (RocksDBException unreadable) {
            throw new ProcessorStateException("cannot read from " + db.getName(), unreadable);
        }
    }

    /** Begins to write tables of what there is if the last are so old; to be called now and then. */
    void writeTablesAfter(Duration age) {
        if (writtenSince && System.nanoTime() - tablesWrittenNanos >= age.toNanos()) {
            try {
                writeTables(false);
            } catch (RocksDBException unwritable) {
                throw new ProcessorStateException("cannot write to " + db.getName(), unwritable);
            }
        }
    }

    /** Writes what is in memory to tables now, as happens by itself when there is much of it. */
    void writeTables() throws RocksDBException {
        writeTables(true);
    }

    private void writeTables(boolean waiting) throws RocksDBException {
        try (FlushOptions options = new FlushOptions().setWaitForFlush(waiting)) {
            db.flush(options, List.of(data, progress));
            tablesWrittenNanos = System.nanoTime();
            writtenSince = false;
        }
    }

    /** Does something while no file changes. */
    void whileStill(Runnable deed) throws RocksDBException {
        db.pauseBackgroundWork();
        try {
            deed.run();
        } finally {
            db.continueBackgroundWork();
        }
    }

    /** Leaves all in tables. */
    @Override
    public void close() {
        try {
            writeTables();
        } catch (RocksDBException unwritable) {
            throw new ProcessorStateException("cannot write to " + db.getName(), unwritable);
        } finally {
            owned.forEach(RocksObject::close);
        }
    }
}

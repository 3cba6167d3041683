package org.industrymonitor.runtime.store;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** Memory outside the heap that all stores of the process share, however many there are; it is kept until the process ends. */
final class SharedMemory {

    /** What was read from disk, and what is not written to tables yet. */
    static final long CACHE_BYTES = 384L << 20;

    /** What is not written to tables yet: as much is read from the stores' logs when a killed process starts again. */
    static final long WRITE_BUFFER_BYTES = 128L << 20;

    static final Cache CACHE;
    static final WriteBufferManager WRITE_BUFFERS;

    static {
        RocksDB.loadLibrary();
        CACHE = new LRUCache(CACHE_BYTES);
        WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
    }

    private SharedMemory() {}
}

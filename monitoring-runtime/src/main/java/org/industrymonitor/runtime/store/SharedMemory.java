package org.industrymonitor.runtime.store;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** Memory outside the heap that all stores of the process share, however many there are; it is kept until the process ends. */
final class SharedMemory {

    /** Of the memory of the machine, or of the container: the heap takes half of a container's, and classes and threads need theirs. */
    private static final int SHARE = 6;

    private static final long MOST = 384L << 20;
    /** Of that, what is not written to tables yet: as much is read from changelogs when a killed process starts again. */
    private static final int WRITTEN_LATER = 3;

    static final Cache CACHE;
    static final WriteBufferManager WRITE_BUFFERS;

    static {
        RocksDB.loadLibrary();
        long bytes = bytes(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
        CACHE = new LRUCache(bytes);
        WRITE_BUFFERS = new WriteBufferManager(bytes / WRITTEN_LATER, CACHE);
    }

    private SharedMemory() {}

    /** What stores may take where a process has so much memory in all. */
    static long bytes(long memory) {
        return Math.min(MOST, memory / SHARE);
    }
}

package org.industrymonitor.ingest.http;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of bodies that are not acknowledged yet. */
final class InFlight {

    private final long limit;
    private final AtomicLong bytes = new AtomicLong();

    InFlight(long limit) {
        this.limit = limit;
    }

    /** Takes so many bytes in, unless that would exceed the limit. */
    boolean tryAdd(long more) {
        long now = bytes.get();
        while (now + more <= limit) {
            if (bytes.compareAndSet(now, now + more)) {
                return true;
            }
            now = bytes.get();
        }
        return false;
    }

    /** Corrects what a body turned out to weigh, or lets go of it. */
    void add(long difference) {
        bytes.addAndGet(difference);
    }

    long bytes() {
        return bytes.get();
    }
}

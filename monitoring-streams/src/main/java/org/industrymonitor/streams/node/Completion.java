package org.industrymonitor.streams.node;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;

/**
 * The one place that looks at the wall clock: how long figures of a period are waited for. What ended up to a moment ago is
 * closed, whether all figures have come or not.
 */
public final class Completion {

    private static final Bytes KEY = Bytes.wrap(new byte[] {0});
    private static final long STEP_SECONDS = 60;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Duration grace;

    /** Epoch second. */
    private long closedUpTo;

    /**
     * The clock as it stood when the task was last at work.
     *
     * @param grace how long after a period ends its figures are waited for
     */
    public Completion(KeyValueStore<Bytes, byte[]> store, Duration grace, long nowEpochMilli) {
        this.store = store;
        this.grace = grace;
        byte[] known = store.get(KEY);
        closedUpTo = known == null ? due(nowEpochMilli) : new ByteReader(known).signed();
    }

    /** Periods that end by then wait for no more figures. */
    public Instant closedUpTo() {
        return Instant.ofEpochSecond(closedUpTo);
    }

    /** Called with what is closed now and was not before: periods that end in (from, to], epoch seconds. */
    public interface Closing {
        void close(long from, long to);
    }

    /** Lets the clock move on. */
    public void tick(long nowEpochMilli, Closing closing) {
        long due = due(nowEpochMilli);
        if (due > closedUpTo) {
            closing.close(closedUpTo, due);
            closedUpTo = due;
            store.put(KEY, new ByteWriter(10).signed(closedUpTo).toBytes());
        }
    }

    private long due(long nowEpochMilli) {
        long second = Math.floorDiv(nowEpochMilli - grace.toMillis(), 1000L);
        return second - Math.floorMod(second, STEP_SECONDS);
    }
}

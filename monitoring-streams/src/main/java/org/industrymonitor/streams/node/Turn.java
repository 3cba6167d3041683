package org.industrymonitor.streams.node;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ObjLongConsumer;

/** Nodes that wait for being published, each at most once in an interval; their intervals begin at different times. */
final class Turn {

    /** 2 to the 64th by the golden ratio, odd. */
    private static final long STREWING = 0x9E3779B97F4A7C15L;

    /** No interval has that number. */
    private static final long NEVER = Long.MIN_VALUE;

    private final long intervalMilli;
    private final boolean atOnce;
    private final Map<String, Wait> nodes = new LinkedHashMap<>();

    /** Of a node that waits, or was published in the interval that runs. */
    private static final class Wait {

        /** The interval in which it has had its turn, or may not have it. */
        private long over;

        private boolean waits;

        /** When the newest reading behind it was received, epoch milliseconds. */
        private long received;

        Wait(long over) {
            this.over = over;
        }

        void await(long receivedEpochMilli) {
            received = waits ? Math.max(received, receivedEpochMilli) : receivedEpochMilli;
            waits = true;
        }
    }

    private Turn(Duration interval, boolean atOnce) {
        this.intervalMilli = interval.toMillis();
        this.atOnce = atOnce;
    }

    /**
     * Nodes that were not published in the interval that runs have their turn at once.
     *
     * @param interval zero: all have
     */
    static Turn atOnce(Duration interval) {
        return new Turn(interval, true);
    }

    /**
     * Nodes wait until the interval is over in which they began to.
     *
     * @param interval zero: nobody waits
     */
    static Turn afterwards(Duration interval) {
        return new Turn(interval, false);
    }

    void await(String node, long receivedEpochMilli, long nowEpochMilli) {
        nodes.computeIfAbsent(node, absent -> new Wait(atOnce ? NEVER : number(node, nowEpochMilli)))
                .await(receivedEpochMilli);
    }

    /** Hands over the nodes whose turn it is, with the time of receipt. */
    void take(long nowEpochMilli, ObjLongConsumer<String> consumer) {
        for (Iterator<Map.Entry<String, Wait>> all = nodes.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Wait> entry = all.next();
            Wait wait = entry.getValue();
            long runs = number(entry.getKey(), nowEpochMilli);
            if (intervalMilli != 0 && wait.over == runs) {
                continue;
            }
            if (wait.waits) {
                consumer.accept(entry.getKey(), wait.received);
                wait.waits = false;
                wait.over = runs;
            }
            if (!atOnce || wait.over != runs) {
                all.remove();
            }
        }
    }

    /** When the newest reading behind those that wait was received, epoch milliseconds; empty when none waits. */
    OptionalLong newest() {
        return nodes.values().stream()
                .filter(wait -> wait.waits)
                .mapToLong(wait -> wait.received)
                .max();
    }

    /** Which of the node's intervals a time is in. */
    private long number(String node, long epochMilli) {
        return intervalMilli == 0 ? 0 : Math.floorDiv(epochMilli + offset(node), intervalMilli);
    }

    /** Names that differ in their last letter have hashes side by side: these are strewn (Knuth's multiplicative hashing). */
    private long offset(String node) {
        return (node.hashCode() * STREWING >>> Integer.SIZE) % intervalMilli;
    }
}

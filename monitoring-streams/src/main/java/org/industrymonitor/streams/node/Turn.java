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

    private final long intervalMilli;
    private final Map<String, Wait> nodes = new LinkedHashMap<>();

    /** Of a node. */
    private static final class Wait {

        /** The interval in which it began. */
        private final long since;

        /** When the newest reading behind it was received, epoch milliseconds. */
        private long received;

        Wait(long since, long received) {
            this.since = since;
            this.received = received;
        }

        void receive(long receivedEpochMilli) {
            received = Math.max(received, receivedEpochMilli);
        }
    }

    /** @param interval zero: always at once */
    Turn(Duration interval) {
        this.intervalMilli = interval.toMillis();
    }

    void await(String node, long receivedEpochMilli, long nowEpochMilli) {
        Wait known = nodes.get(node);
        if (known == null) {
            nodes.put(node, new Wait(number(node, nowEpochMilli), receivedEpochMilli));
        } else {
            known.receive(receivedEpochMilli);
        }
    }

    /** Hands over the nodes whose turn it is, with the time of receipt. */
    void take(long nowEpochMilli, ObjLongConsumer<String> consumer) {
        for (Iterator<Map.Entry<String, Wait>> waits = nodes.entrySet().iterator(); waits.hasNext(); ) {
            Map.Entry<String, Wait> wait = waits.next();
            if (intervalMilli == 0 || wait.getValue().since != number(wait.getKey(), nowEpochMilli)) {
                consumer.accept(wait.getKey(), wait.getValue().received);
                waits.remove();
            }
        }
    }

    /** When the newest reading behind those that wait was received, epoch milliseconds; empty when none waits. */
    OptionalLong newest() {
        return nodes.values().stream().mapToLong(wait -> wait.received).max();
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

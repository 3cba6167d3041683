package org.industrymonitor.platform.simulate;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.wire.Codecs;

/**
 * Follows the first reading of each period of one enterprise in {@value Province#PROBE_EVERY}: from when it is handed to
 * Kafka, which is a little before it is acknowledged, until an aggregate with its figures can be read, once of the
 * enterprise itself and once of the group that it is alone in, which is published after a second hop like any other group.
 */
final class Probes implements Witness {
    private static final String ENTERPRISE = NodeKind.ENTERPRISE.prefix() + ":";
    private static final String GROUP = NodeKind.GROUP.prefix() + ":";

    private record Sent(long millis, boolean counts) {}

    /** One kind of node, and what is awaited of it by the turn of the reading's period. */
    private static final class Awaited {
        private final Latencies latencies = new Latencies();
        private final Map<Long, Sent> open = new ConcurrentHashMap<>();
    }

    private final Plan plan;
    private final InstantSource clock;
    private final Awaited enterprises = new Awaited();
    private final Awaited groups = new Awaited();
    private volatile long countsFrom;

    Probes(Plan plan, InstantSource clock) {
        this.plan = plan;
        this.clock = clock;
    }

    /** What is sent in the turns before is the warm-up: it counts for no total. */
    void countFrom(long turn) {
        countsFrom = turn;
    }

    @Override
    public void sent(int number, Reading reading, long millis, long turn) {
        if (Province.isProbe(number) && reading.revision() == 1) {
            Sent sent = new Sent(millis, turn >= countsFrom);
            long key = key(number, reading.period().start());
            enterprises.open.put(key, sent);
            groups.open.put(key, sent);
        }
    }

    /** Told of each aggregate as it can be read. */
    void read(ConsumerRecord<byte[], byte[]> aggregate) {
        if (aggregate.value() == null || aggregate.key().length == 0) {
            return;
        }
        byte first = aggregate.key()[0];
        if (first == ENTERPRISE.charAt(0) || first == GROUP.charAt(0)) {
            String key = new String(aggregate.key(), StandardCharsets.UTF_8);
            int bar = key.indexOf('|');
            if (bar > 0 && key.startsWith(ENTERPRISE)) {
                answer(enterprises, Province.number(key.substring(ENTERPRISE.length(), bar)), key, aggregate);
            } else if (bar > 0 && key.startsWith(GROUP)) {
                answer(groups, Province.probe(key.substring(GROUP.length(), bar)), key, aggregate);
            }
        }
    }

    /** Aggregates that have still to come. */
    long awaited() {
        return enterprises.open.size() + groups.open.size();
    }

    /** Ends the measurement: what is still awaited counts with the time it has waited. Returns how many there are. */
    long giveUp() {
        return giveUp(enterprises) + giveUp(groups);
    }

    /** From a reading to the aggregate of its enterprise. */
    Latencies enterprises() {
        return enterprises.latencies;
    }

    /** From a reading to the aggregate of a group. */
    Latencies groups() {
        return groups.latencies;
    }

    private void answer(Awaited of, OptionalInt number, String key, ConsumerRecord<byte[], byte[]> aggregate) {
        if (number.isEmpty() || !Province.isProbe(number.getAsInt())) {
            return;
        }
        long turn;
        try {
            turn = key(number.getAsInt(), Instant.parse(key.substring(key.lastIndexOf('|') + 1)));
        } catch (DateTimeException another) {
            return;
        }
        Sent sent = of.open.get(turn);
        if (sent != null && isReported(aggregate.value()) && of.open.remove(turn, sent)) {
            of.latencies.add(clock.millis() - sent.millis(), sent.counts());
        }
    }

    /** A pane may be published before anything of it is reported. */
    private static boolean isReported(byte[] aggregate) {
        return Codecs.AGGREGATE.decode(aggregate).pane().stream().anyMatch(total -> total.reported() > 0);
    }

    private long giveUp(Awaited of) {
        long now = clock.millis();
        of.open.values().forEach(sent -> of.latencies.add(now - sent.millis(), sent.counts()));
        long open = of.open.size();
        of.open.clear();
        return open;
    }

    private long key(int number, Instant periodStart) {
        return plan.slotOf(periodStart) * plan.enterprises() + number;
    }
}

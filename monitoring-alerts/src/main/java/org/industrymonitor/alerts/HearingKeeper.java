package org.industrymonitor.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.alerts.decide.SilenceRule;
import org.industrymonitor.alerts.watch.Hearing;
import org.industrymonitor.alerts.watch.Silence;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;

/**
 * Keeps when each enterprise of a task was last heard of. Its clock is the newest period that any other has reported in
 * the same partition of the readings: so nobody is silent while nothing at all arrives, nor while one partition is read
 * before another.
 */
final class HearingKeeper {

    static final String STORE = "last-heard";

    private final KeyValueStore<String, byte[]> store;

    HearingKeeper(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * Notes a reading; the end of a silence, if it ends one.
     *
     * @param origin partition of the readings it comes from
     */
    Optional<Alert> heard(NodeId node, Period period, int origin) {
        String key = key(period.length(), origin) + node;
        Optional<Hearing> known = Optional.ofNullable(store.get(key)).map(Hearing::decode);
        if (known.isPresent() && !period.start().isAfter(known.get().last())) {
            return Optional.empty();
        }
        store.put(key, new Hearing(period.start(), Optional.empty()).encode());
        return known.filter(hearing -> hearing.silent().isPresent())
                .map(hearing -> Silence.resolved(node, hearing, period));
    }

    /**
     * Who of that origin has fallen silent by now; looks through all of it only when its newest period has moved on.
     *
     * @param rule when a silence is news
     * @param awaited whether the node should report at that time
     */
    List<Alert> silent(Period period, int origin, SilenceRule rule, BiPredicate<NodeId, Instant> awaited) {
        String clock = "clock|" + period.length() + "|" + origin;
        byte[] known = store.get(clock);
        if (known != null
                && period.start().isBefore(Hearing.decode(known).last().plus(Silence.step(period.length())))) {
            return List.of();
        }
        store.put(clock, new Hearing(period.start(), Optional.empty()).encode());
        List<Alert> alerts = new ArrayList<>();
        String prefix = key(period.length(), origin);
        for (KeyValue<String, Hearing> entry : all(prefix)) {
            NodeId node = NodeId.parse(entry.key.substring(prefix.length()));
            Hearing hearing = entry.value;
            if (hearing.silent().isEmpty()
                    && Silence.isSilent(hearing.last(), period, rule)
                    && awaited.test(node, period.start())) {
                store.put(entry.key, new Hearing(hearing.last(), Optional.of(period.start())).encode());
                alerts.add(Silence.raised(node, hearing.last(), period));
            }
        }
        return alerts;
    }

    private List<KeyValue<String, Hearing>> all(String prefix) {
        List<KeyValue<String, Hearing>> entries = new ArrayList<>();
        // The character after the bar ends the range.
        String end = prefix.substring(0, prefix.length() - 1) + '}';
        try (KeyValueIterator<String, byte[]> found = store.range(prefix, end)) {
            while (found.hasNext()) {
                KeyValue<String, byte[]> entry = found.next();
                entries.add(KeyValue.pair(entry.key, Hearing.decode(entry.value)));
            }
        }
        return entries;
    }

    private static String key(PeriodLength length, int origin) {
        return "node|" + length + "|" + origin + "|";
    }
}

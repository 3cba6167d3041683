package org.industrymonitor.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.industrymonitor.alerts.decide.SilenceRule;
import org.industrymonitor.alerts.watch.Hearing;
import org.industrymonitor.alerts.watch.Silence;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;

/**
 * Keeps when each enterprise of a task was last heard of. Its clock is the newest period that any other has reported in
 * the same partition of the readings: so nobody is silent while nothing at all arrives, nor while one partition is read
 * before another.
 */
final class HearingKeeper {

    static final String STORE = "last-heard";

    private final WriteBehindStore<String, Hearing> store;
    /** Keys by what they start with, once they have been looked through. */
    private final Map<String, List<String>> keys = new HashMap<>();

    HearingKeeper(WriteBehindStore<String, Hearing> store) {
        this.store = store;
    }

    /**
     * Notes a reading; the end of a silence, if it ends one.
     *
     * @param origin partition of the readings it comes from
     */
    Optional<Alert> heard(NodeId node, Period period, int origin) {
        String prefix = key(period.length(), origin);
        String key = prefix + node;
        Held<String, Hearing> held = store.hold(key);
        Hearing known = held.orNull();
        if (known != null && !period.start().isAfter(known.last())) {
            return Optional.empty();
        }
        if (known == null && keys.containsKey(prefix)) {
            keys.get(prefix).add(key);
        }
        held.set(new Hearing(period.start(), Optional.empty()));
        return known == null || known.silent().isEmpty()
                ? Optional.empty()
                : Optional.of(Silence.resolved(node, known, period));
    }

    /**
     * Who of that origin has fallen silent by now; looks through all of it only when its newest period has moved on.
     *
     * @param rule when a silence is news
     * @param awaited whether the node should report at that time
     */
    List<Alert> silent(Period period, int origin, SilenceRule rule, BiPredicate<NodeId, Instant> awaited) {
        Held<String, Hearing> clock = store.hold("clock|" + period.length() + "|" + origin);
        Hearing known = clock.orNull();
        if (known != null && period.start().isBefore(known.last().plus(Silence.step(period.length())))) {
            return List.of();
        }
        clock.set(new Hearing(period.start(), Optional.empty()));
        List<Alert> alerts = new ArrayList<>();
        String prefix = key(period.length(), origin);
        for (String key : keys.computeIfAbsent(prefix, this::all)) {
            Held<String, Hearing> held = store.hold(key);
            Hearing hearing = held.orNull();
            if (hearing.silent().isPresent() || !Silence.isSilent(hearing.last(), period, rule)) {
                continue;
            }
            NodeId node = NodeId.parse(key.substring(prefix.length()));
            if (awaited.test(node, period.start())) {
                held.set(new Hearing(hearing.last(), Optional.of(period.start())));
                alerts.add(Silence.raised(node, hearing.last(), period));
            }
        }
        return alerts;
    }

    private List<String> all(String prefix) {
        List<String> found = new ArrayList<>();
        // The character after the bar ends the range.
        String end = prefix.substring(0, prefix.length() - 1) + '}';
        store.range(prefix, end, (key, hearing) -> found.add(key));
        return found;
    }

    private static String key(PeriodLength length, int origin) {
        return "node|" + length + "|" + origin + "|";
    }
}

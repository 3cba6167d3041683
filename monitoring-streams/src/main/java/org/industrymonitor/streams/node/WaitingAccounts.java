package org.industrymonitor.streams.node;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.account.AccountBook;

/**
 * Which accounts are to be published, until they are: less often than aggregates, since a node has several and they are read by
 * people. They are stored, so that whoever takes the task over publishes them.
 */
final class WaitingAccounts {

    private final WriteBehindStore<String, AccountBook.Changed> store;
    private final long intervalMilli;

    /** Nodes with waiting accounts, and when the newest reading behind them was received, epoch milliseconds. */
    private final Map<String, Long> nodes = new LinkedHashMap<>();

    /** Epoch milliseconds. */
    private long publishedAt;

    WaitingAccounts(WriteBehindStore<String, AccountBook.Changed> store, Duration interval, long nowEpochMilli) {
        this.store = store;
        this.intervalMilli = interval.toMillis();
        store.all((node, changed) -> nodes.put(node, nowEpochMilli));
    }

    /** What waits of a node, to be added to. */
    AccountBook.Changed of(String node, long receivedEpochMilli) {
        nodes.merge(node, receivedEpochMilli, Math::max);
        Held<String, AccountBook.Changed> held = store.hold(node);
        AccountBook.Changed changed = held.value().orElseGet(AccountBook.Changed::new);
        held.set(changed);
        return changed;
    }

    /** Hands over the nodes whose accounts wait, with the time of receipt, if it is time. */
    void drainIfDue(long nowEpochMilli, ObjLongConsumer<String> consumer) {
        if (nowEpochMilli - publishedAt < intervalMilli) {
            return;
        }
        publishedAt = nowEpochMilli;
        nodes.forEach((node, received) -> consumer.accept(node, received));
        nodes.keySet().forEach(store::remove);
        nodes.clear();
        store.trim();
    }

    /** What waits of a node. */
    AccountBook.Changed waiting(String node) {
        return store.get(node).orElseGet(AccountBook.Changed::new);
    }
}

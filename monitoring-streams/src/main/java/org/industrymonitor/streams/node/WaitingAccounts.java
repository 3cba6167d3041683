package org.industrymonitor.streams.node;

import java.time.Duration;
import java.util.function.Consumer;
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
    private final Turn turn;

    WaitingAccounts(WriteBehindStore<String, AccountBook.Changed> store, Duration interval, long nowEpochMilli) {
        this.store = store;
        this.turn = Turn.afterwards(interval);
        store.all((node, changed) -> turn.await(node, nowEpochMilli, nowEpochMilli));
    }

    /** Lets more accounts of a node wait: those that the consumer adds. */
    void add(String node, long receivedEpochMilli, long nowEpochMilli, Consumer<AccountBook.Changed> consumer) {
        Held<String, AccountBook.Changed> held = store.hold(node);
        AccountBook.Changed changed = held.value().orElseGet(AccountBook.Changed::new);
        int before = changed.size();
        consumer.accept(changed);
        if (changed.isEmpty()) {
            return;
        }
        turn.await(node, receivedEpochMilli, nowEpochMilli);
        if (changed.size() != before) {
            held.set(changed);
        }
    }

    /** Hands over the nodes whose turn it is, with the time of receipt. */
    void take(long nowEpochMilli, ObjLongConsumer<String> consumer) {
        turn.take(nowEpochMilli, (node, received) -> {
            consumer.accept(node, received);
            store.remove(node);
        });
        store.trim();
    }

    /** What waits of a node. */
    AccountBook.Changed waiting(String node) {
        return store.get(node).orElseGet(AccountBook.Changed::new);
    }
}

package org.industrymonitor.streams.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.Encodings;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.account.AccountBook;
import org.industrymonitor.streams.account.AccountKey;
import org.industrymonitor.streams.account.AccountState;
import org.industrymonitor.streams.pane.PaneDelta;
import org.junit.jupiter.api.Test;

final class WaitingAccountsTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final long START = 1_700_000_000_000L;

    private final KeyValueStore<Bytes, byte[]> bytes = opened("waiting");
    private WriteBehindStore<String, AccountBook.Changed> store = storeOfATask();
    private WaitingAccounts waiting = new WaitingAccounts(store, INTERVAL, START);

    private static KeyValueStore<Bytes, byte[]> opened(String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore(name).get();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        return store;
    }

    private WriteBehindStore<String, AccountBook.Changed> storeOfATask() {
        return new WriteBehindStore<>(bytes, Encodings.TEXT, AccountBook.Changed.ENCODING, 10);
    }

    /** Lets three accounts of the node wait: of an hour, its day and its month. */
    private void change(String node, long received) {
        WriteBehindStore<AccountKey, AccountState> accounts =
                new WriteBehindStore<>(opened("accounts"), AccountKey.ENCODING, AccountState.encoding(), 10);
        PaneDelta delta = new PaneDelta();
        delta.state(received);
        new AccountBook(accounts)
                .add(
                        node,
                        new PeriodGrid(ZoneId.of("Asia/Shanghai")),
                        PeriodLength.PT1H,
                        400_000,
                        delta,
                        Map.of(),
                        waiting.of(node, received));
    }

    private Map<String, Long> drain(long now) {
        Map<String, Long> drained = new LinkedHashMap<>();
        waiting.drainIfDue(now, (node, received) -> {
            assertThat(waiting.waiting(node).isEmpty()).isFalse();
            drained.put(node, received);
        });
        store.flushCache();
        return drained;
    }

    @Test
    void handsOverOnceInAnIntervalWhatWaitsWithTheNewestTimeOfReceipt() {
        change("county:410102", START + 5);
        assertThat(drain(START + 10)).containsExactly(Map.entry("county:410102", START + 5));

        change("county:410102", START + 20);
        change("city:4101", START + 30);
        change("county:410102", START + 25);
        assertThat(drain(START + 10_009)).isEmpty();
        assertThat(drain(START + 10_010))
                .containsExactly(Map.entry("county:410102", START + 25), Map.entry("city:4101", START + 30));
        assertThat(drain(START + 30_000)).isEmpty();
        assertThat(bytes.approximateNumEntries()).isZero();
    }

    @Test
    void handsOverWhatItsPredecessorHadStored() {
        drain(START);
        change("county:410102", START + 5);
        assertThat(drain(START + 6)).isEmpty();

        store = storeOfATask();
        waiting = new WaitingAccounts(store, INTERVAL, START + 50);
        assertThat(drain(START + 60)).containsExactly(Map.entry("county:410102", START + 50));
        assertThat(bytes.approximateNumEntries()).isZero();
    }
}

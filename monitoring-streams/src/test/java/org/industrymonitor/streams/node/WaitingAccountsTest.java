package org.industrymonitor.streams.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import org.industrymonitor.streams.account.Owner;
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
        AccountBook book = new AccountBook(accounts);
        waiting.add(
                node,
                received,
                received,
                changed -> book.add(
                        Owner.of(node),
                        new PeriodGrid(ZoneId.of("Asia/Shanghai")),
                        PeriodLength.PT1H,
                        400_000,
                        delta,
                        Map.of(),
                        changed));
    }

    private Map<String, Long> drain(long now) {
        Map<String, Long> drained = new LinkedHashMap<>();
        waiting.take(now, (node, received) -> {
            assertThat(waiting.waiting(node).isEmpty()).isFalse();
            drained.put(node, received);
        });
        store.flushCache();
        return drained;
    }

    @Test
    void handsOverInTheNextIntervalWhatWaitsWithTheNewestTimeOfReceipt() {
        change("county:410102", START + 20);
        change("county:410102", START + 30);
        change("county:410102", START + 25);
        assertThat(drain(START + 10_030)).containsExactly(Map.entry("county:410102", START + 30));
        assertThat(drain(START + 30_000)).isEmpty();
        assertThat(bytes.approximateNumEntries()).isZero();
    }

    @Test
    void storesWhatWaitsOnlyWhenThatIsMore() {
        change("county:410102", START + 20);
        store.flushCache();
        byte[] stored = bytes.get(Bytes.wrap("county:410102".getBytes(StandardCharsets.UTF_8)));
        change("county:410102", START + 30);
        store.flushCache();
        assertThat(bytes.get(Bytes.wrap("county:410102".getBytes(StandardCharsets.UTF_8))))
                .isSameAs(stored);
        assertThat(drain(START + 20_000)).containsExactly(Map.entry("county:410102", START + 30));
    }

    @Test
    void nothingWaitsWhereNothingWasAdded() {
        waiting.add("county:410102", START, START, changed -> {});
        store.flushCache();
        assertThat(bytes.approximateNumEntries()).isZero();
        assertThat(drain(START + 20_000)).isEmpty();
    }

    @Test
    void handsOverWhatItsPredecessorHadStored() {
        change("county:410102", START + 5);
        store.flushCache();

        store = storeOfATask();
        waiting = new WaitingAccounts(store, INTERVAL, START + 50);
        assertThat(drain(START + 10_050)).containsExactly(Map.entry("county:410102", START + 50));
        assertThat(bytes.approximateNumEntries()).isZero();
    }
}

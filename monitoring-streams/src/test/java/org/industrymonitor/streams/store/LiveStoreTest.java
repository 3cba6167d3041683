package org.industrymonitor.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveStoreTest {

    private static final Encoding<StringBuilder> TEXTS = new Encoding<>() {
        @Override
        public byte[] encode(StringBuilder value) {
            return value.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public StringBuilder decode(byte[] bytes) {
            return new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
        }
    };

    private final KeyValueStore<Bytes, byte[]> written =
            Stores.inMemoryKeyValueStore("texts").get();
    private final WriteBehindStore<String, StringBuilder> store =
            new WriteBehindStore<>(written, Encodings.TEXT, TEXTS, 2);
    private final PendingStore<String, StringBuilder> pending = new PendingStore<>(written, Encodings.TEXT, TEXTS);

    @BeforeEach
    void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        written.init(context.getStateStoreContext(), written);
    }

    private List<String> inStore() {
        List<String> all = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = written.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                all.add(new String(entry.key.get(), StandardCharsets.UTF_8) + "="
                        + new String(entry.value, StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    /** Streams flushes the caches of stores that have this type, and of no others, before it commits. */
    @Test
    void hooksIntoTheCommitOfTheTask() {
        assertThat(StateStore.class).isAssignableFrom(WriteBehindStore.class);
        assertThat(CachedStateStore.class).isAssignableFrom(LiveStore.class);
    }

    @Test
    void writesAnObjectOnceHoweverOftenItChanged() {
        StringBuilder text = new StringBuilder("a");
        store.put("k", text);
        text.append("b");
        store.put("k", text);
        assertThat(inStore()).isEmpty();

        store.flushCache();
        assertThat(inStore()).containsExactly("k=ab");
        assertThat(store.get("k").orElseThrow()).isSameAs(text);
    }

    @Test
    void writesWhatChangedBeforeItForgets() {
        store.put("1", new StringBuilder("one"));
        store.put("2", new StringBuilder("two"));
        store.put("3", new StringBuilder("three"));
        store.trim();

        assertThat(inStore()).containsExactly("1=one", "2=two", "3=three");
        assertThat(store.get("1").orElseThrow()).hasToString("one");
    }

    @Test
    void readsARangeThatIncludesWhatIsNotWrittenYet() {
        store.put("b", new StringBuilder("2"));
        store.flushCache();
        store.put("a", new StringBuilder("1"));
        store.put("c", new StringBuilder("3"));
        store.remove("b");

        List<String> visited = new ArrayList<>();
        store.range("a", "b", (key, value) -> visited.add(key + value));
        store.all((key, value) -> visited.add(key + value));
        assertThat(visited).containsExactly("a1", "a1", "c3");
    }

    @Test
    void forgetsWhatWasNotWrittenWhenTheCacheIsCleared() {
        store.put("k", new StringBuilder("lost"));
        store.clearCache();
        store.flushCache();
        assertThat(inStore()).isEmpty();
        assertThat(store.get("k")).isEmpty();
    }

    @Test
    void keepsWorkThatIsNotDoneAndErasesWorkThatIs() {
        pending.change("done", StringBuilder::new).append("x");
        pending.drain((key, value) -> assertThat(key).isEqualTo("done"));
        pending.flushCache();
        assertThat(inStore()).isEmpty();

        pending.change("open", StringBuilder::new).append("1");
        pending.flushCache();
        pending.change("open", StringBuilder::new).append("2");
        pending.flushCache();
        assertThat(inStore()).containsExactly("open=12");

        PendingStore<String, StringBuilder> successor = new PendingStore<>(written, Encodings.TEXT, TEXTS);
        successor.load();
        List<String> drained = new ArrayList<>();
        successor.drain((key, value) -> drained.add(key + value));
        assertThat(drained).containsExactly("open12");
        successor.flushCache();
        assertThat(inStore()).isEmpty();
    }
}

package org.industrymonitor.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

class WriteBehindStoreTest {

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
        assertThat(CachedStateStore.class).isAssignableFrom(WriteBehindStore.class);
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
    void holdsANewObjectWithoutLookingForIt() {
        written.put(
                Bytes.wrap("k".getBytes(StandardCharsets.UTF_8)), "never looked at".getBytes(StandardCharsets.UTF_8));
        Held<String, StringBuilder> held = store.holdNew("k");
        assertThat(held.value()).isEmpty();
        held.set(new StringBuilder("new"));
        assertThat(store.holdNew("k").value().orElseThrow()).hasToString("new");
        store.flushCache();
        assertThat(inStore()).containsExactly("k=new");
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
    void forgetsATenthWhenThereAreTooMany() {
        WriteBehindStore<String, StringBuilder> ten = new WriteBehindStore<>(written, Encodings.TEXT, TEXTS, 10);
        List<Held<String, StringBuilder>> places = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Held<String, StringBuilder> place = ten.hold("k" + i);
            place.set(new StringBuilder("v" + i));
            places.add(place);
        }
        ten.flushCache();
        assertThat(places).allMatch(Held::isLive);

        places.add(ten.hold("k9"));
        places.add(ten.hold("k10"));
        ten.trim();

        // A tenth less than may stay: there was no room any more for those that came last.
        assertThat(places.stream().filter(Held::isLive).map(Held::key))
                .containsExactly("k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k10");
        assertThat(inStore()).hasSize(9);
        assertThat(ten.hold("k0")).isSameAs(places.get(0));
        assertThat(places.get(8).orNull())
                .as("whoever keeps a place that was forgotten keeps no object")
                .isNull();
        assertThat(ten.hold("k8")).isNotSameAs(places.get(8));
        assertThat(ten.hold("k8").orNull()).hasToString("v8");
    }

    @Test
    void whatIsUsedAgainTakesThePlaceOfWhatIsNot() {
        WriteBehindStore<String, StringBuilder> hundred = new WriteBehindStore<>(written, Encodings.TEXT, TEXTS, 100);
        for (int i = 0; i < 100; i++) {
            hundred.put("k" + i, new StringBuilder("v" + i));
        }
        hundred.trim();
        Held<String, StringBuilder> byKey = hundred.hold("by key");
        Held<String, StringBuilder> byPlace = hundred.hold("by place");
        Held<String, StringBuilder> once = hundred.hold("once").touch();
        hundred.flushCache();
        hundred.get("by key");
        byPlace.touch();
        for (int i = 0; i < 200; i++) {
            hundred.hold("passing" + i);
            hundred.trim();
        }
        assertThat(byKey.isLive()).isTrue();
        assertThat(byPlace.isLive()).isTrue();
        assertThat(once.isLive()).as("used in the transaction in which it came").isFalse();
    }

    @Test
    void ofKeysUsedInTurnAsManyStayAsFit() {
        WriteBehindStore<String, StringBuilder> fifty = new WriteBehindStore<>(written, Encodings.TEXT, TEXTS, 50);
        assertThat(foundInTurn(fifty, "k")).isBetween(30, 50);
        assertThat(foundInTurn(fifty, "others")).as("the former make room").isBetween(30, 50);
    }

    /** How many of a hundred keys, used in turn time after time, are live when their turn comes, in the end. */
    private static int foundInTurn(WriteBehindStore<String, StringBuilder> store, String name) {
        int found = 0;
        Map<Integer, Held<String, StringBuilder>> before = new HashMap<>();
        for (int round = 0; round < 100; round++) {
            found = 0;
            for (int i = 0; i < 100; i++) {
                Held<String, StringBuilder> place = store.hold(name + i);
                found += before.put(i, place) == place ? 1 : 0;
                place.set(new StringBuilder("v"));
                store.trim();
                if (i % 4 == 3) {
                    store.flushCache();
                }
            }
        }
        return found;
    }

    @Test
    void keepsAPlaceLiveUntilItIsForgotten() {
        store.put("a", new StringBuilder("1"));
        Held<String, StringBuilder> place = store.hold("a");
        store.flushCache();
        assertThat(place.isLive()).isTrue();
        assertThat(store.hold("a")).isSameAs(place);

        place.orNull().append("2");
        place.set(place.orNull());
        place.set(place.orNull());
        store.flushCache();
        assertThat(inStore()).containsExactly("a=12");

        place.set(null);
        store.flushCache();
        assertThat(inStore()).isEmpty();
        assertThat(place.isLive()).isTrue();

        store.clearCache();
        assertThat(place.isLive()).isFalse();
        assertThat(store.hold("a")).isNotSameAs(place);
    }

    @Test
    void remembersThatThereIsNothing() {
        Held<String, StringBuilder> place = store.hold("a");
        assertThat(place.value()).isEmpty();
        assertThat(place.orNull()).isNull();
        assertThat(store.hold("a")).isSameAs(place);
        place.set(new StringBuilder("now"));
        assertThat(store.get("a").orElseThrow()).hasToString("now");
    }
}

package org.industrymonitor.streams.store;

import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Declares stores of live objects; they are logged, always, and are their own caches. */
public final class LiveStoreBuilder<S extends StateStore> implements StoreBuilder<S> {

    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> written;
    private final Function<KeyValueStore<Bytes, byte[]>, S> wrapper;

    private LiveStoreBuilder(KeyValueBytesStoreSupplier bytes, Function<KeyValueStore<Bytes, byte[]>, S> wrapper) {
        this.written = Stores.keyValueStoreBuilder(bytes, Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
        this.wrapper = wrapper;
    }

    /**
     * Declares a {@link WriteBehindStore}.
     *
     * @param liveObjects how many objects stay decoded after a commit
     */
    public static <K, V> StoreBuilder<WriteBehindStore<K, V>> writeBehind(
            KeyValueBytesStoreSupplier bytes, Encoding<K> keys, Encoding<V> values, int liveObjects) {
        return new LiveStoreBuilder<>(bytes, written -> new WriteBehindStore<>(written, keys, values, liveObjects));
    }

    @Override
    public S build() {
        return wrapper.apply(written.build());
    }

    @Override
    public StoreBuilder<S> withCachingEnabled() {
        throw new IllegalStateException(name() + " is its own cache");
    }

    @Override
    public StoreBuilder<S> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<S> withLoggingEnabled(Map<String, String> config) {
        written.withLoggingEnabled(config);
        return this;
    }

    @Override
    public StoreBuilder<S> withLoggingDisabled() {
        throw new IllegalStateException(name() + " must be logged");
    }

    @Override
    public Map<String, String> logConfig() {
        return written.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return true;
    }

    @Override
    public String name() {
        return written.name();
    }
}

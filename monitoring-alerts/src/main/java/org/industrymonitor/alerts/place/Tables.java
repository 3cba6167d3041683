package org.industrymonitor.alerts.place;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codec;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;

/**
 * Registry, calendar and what operators said as global stores: each task has them whole, and has read them to their end before it starts.
 * The stores hold the records as they came; views decode them, and look at {@link #version} to see that something
 * changed.
 */
public final class Tables {

    static final String REGISTRY_STORE = "registry";
    static final String CALENDAR_STORE = "calendar";

    static final String REMARKS_STORE = "remarks";

    private final Consumer<Topic> undecodable;
    private final AtomicLong registryVersion = new AtomicLong();
    private final AtomicLong calendarVersion = new AtomicLong();
    private final AtomicLong remarksVersion = new AtomicLong();

    /**
     * @param undecodable told of each record that is left out because its bytes are no message of the topic's contract
     */
    public Tables(Consumer<Topic> undecodable) {
        this.undecodable = undecodable;
    }

    /** Adds the stores to a topology. */
    public void addTo(StreamsBuilder builder) {
        add(builder, Topic.REGISTRY, REGISTRY_STORE, Codecs.REGISTRY, registryVersion);
        add(builder, Topic.CALENDAR, CALENDAR_STORE, Codecs.CALENDAR, calendarVersion);
        add(builder, Topic.ALERT_REMARKS, REMARKS_STORE, Codecs.REMARK, remarksVersion);
    }

    long registryVersion() {
        return registryVersion.get();
    }

    long calendarVersion() {
        return calendarVersion.get();
    }

    long remarksVersion() {
        return remarksVersion.get();
    }

    private void add(StreamsBuilder builder, Topic topic, String store, Codec<?> codec, AtomicLong version) {
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(store), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                topic.topicName(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName(store + "-source"),
                () -> new Keeper(store, codec, version, () -> undecodable.accept(topic)));
    }

    /** Puts each record that can be decoded into the store as it is. */
    private static final class Keeper implements Processor<String, byte[], Void, Void> {

        private final String name;
        private final Codec<?> codec;
        private final AtomicLong version;
        private final Runnable undecodable;
        private KeyValueStore<String, byte[]> store;

        Keeper(String name, Codec<?> codec, AtomicLong version, Runnable undecodable) {
            this.name = name;
            this.codec = codec;
            this.version = version;
            this.undecodable = undecodable;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(name);
        }

        @Override
        public void process(Record<String, byte[]> entry) {
            try {
                if (entry.value() != null) {
                    codec.decode(entry.value());
                }
            } catch (Undecodable e) {
                undecodable.run();
                return;
            }
            store.put(entry.key(), entry.value());
            version.incrementAndGet();
        }
    }
}

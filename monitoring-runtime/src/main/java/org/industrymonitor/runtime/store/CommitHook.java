package org.industrymonitor.runtime.store;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Lets a processor forward what it has put off, once, when its task prepares a commit, so that it is part of the
 * transaction and nothing has to be kept across commits. It stores nothing: it is a store only because Streams asks
 * stores, by the interface of its own caching stores, before it commits.
 */
public final class CommitHook implements StateStore, CachedStateStore<Object, Object> {

    private final String name;
    private Runnable beforeCommit = () -> {};
    private boolean open;

    private CommitHook(String name) {
        this.name = name;
    }

    /** To be called from the processor's {@code init}: that is run before each commit, and may forward to its children. */
    public void run(ProcessorContext<?, ?> context, Runnable putOff) {
        if (context instanceof InternalProcessorContext<?, ?> internal) {
            ProcessorNode<?, ?, ?, ?> processor = internal.currentNode();
            beforeCommit = () -> {
                ProcessorNode<?, ?, ?, ?> before = internal.currentNode();
                internal.setCurrentNode(processor);
                try {
                    putOff.run();
                } finally {
                    internal.setCurrentNode(before);
                }
            };
        } else {
            throw new IllegalStateException("a processor of " + name + " needs the context of a running task");
        }
    }

    @Override
    public void flushCache() {
        beforeCommit.run();
    }

    @Override
    public void clearCache() {
        // what was put off is the processor's, which is initialised anew
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        // nothing is stored
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Declares one; the name tells it from the stores of the same processor. */
    public static StoreBuilder<CommitHook> builder(String name) {
        return new Builder(name);
    }

    private record Builder(String name) implements StoreBuilder<CommitHook> {
        @Override
        public CommitHook build() {
            return new CommitHook(name);
        }

        @Override
        public StoreBuilder<CommitHook> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withLoggingEnabled(Map<String, String> config) {
            throw new IllegalStateException(name + " has nothing to log");
        }

        @Override
        public StoreBuilder<CommitHook> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}

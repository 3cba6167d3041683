package org.industrymonitor.runtime.store;

import java.util.ConcurrentModificationException;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordCollector;

/**
 * The transactions of a running task, seen through its context.
 *
 * <p>The context and its collector of records are internal to Streams, as is the hook of {@link WriteBehindStore}; the tests that
 * kill a process hold their behaviour.
 */
record TaskTransactions(InternalProcessorContext<?, ?> context, TopicPartition changelog) implements Transactions {

    /** Those of the task whose context it is. */
    static TaskTransactions of(StateStoreContext context, String store) {
        if (context instanceof InternalProcessorContext<?, ?> internal) {
            return new TaskTransactions(
                    internal,
                    new TopicPartition(
                            internal.changelogFor(store), internal.taskId().partition()));
        }
        throw new IllegalStateException(store + " needs the context of a task");
    }

    @Override
    public Object lastProcessed() {
        return context.recordContext();
    }

    @Override
    public OptionalLong acknowledged() {
        // Asked each time: a standby task has none, and may become active.
        if (!(context instanceof RecordCollector.Supplier task) || task.recordCollector() == null) {
            return OptionalLong.empty();
        }
        try {
            Long offset = task.recordCollector().offsets().get(changelog);
            return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
        } catch (ConcurrentModificationException elsewhere) {
            // The producer's thread has just noted the first record of some partition. To know less is always right:
            // a little more of the changelog is read again.
            return OptionalLong.empty();
        }
    }
}

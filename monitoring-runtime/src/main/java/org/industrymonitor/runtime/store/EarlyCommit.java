package org.industrymonitor.runtime.store;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Asks for commits before their interval is over: nobody sees what a task has done until it commits. A task that is behind
 * does not ask, since it does more at once the less often it commits; and none asks so soon that its thread would spend more
 * than half of its time on commits.
 */
public final class EarlyCommit {

    /** At most so often. */
    static final Duration LEAST = Duration.ofMillis(200);

    /** What was received longer ago is taken by a task that is behind. */
    static final Duration BEHIND = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(50);

    /** The commits of a thread: all of its tasks commit together. */
    private static final ThreadLocal<Commits> OF_THREAD = ThreadLocal.withInitial(() -> new Commits(System::nanoTime));

    private final Commits commits;
    private long newest = Long.MIN_VALUE;

    private EarlyCommit(Commits commits) {
        this.commits = commits;
    }

    /**
     * To be called from the {@code init} of the processor, which runs on the thread of its task.
     *
     * @param hook called before each commit
     * @param putOff what is to be done then
     */
    public static EarlyCommit of(ProcessorContext<?, ?> context, CommitHook hook, Runnable putOff) {
        EarlyCommit early = of(context, OF_THREAD.get());
        hook.run(context, () -> {
            early.begins();
            putOff.run();
        });
        return early;
    }

    static EarlyCommit of(ProcessorContext<?, ?> context, Commits commits) {
        EarlyCommit early = new EarlyCommit(commits);
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> {
            if (early.isWanted(now)) {
                context.commit();
            }
        });
        return early;
    }

    /** Something was taken that was received then, epoch milliseconds. */
    public void took(long received) {
        commits.end();
        newest = Math.max(newest, received);
    }

    /** Said during a commit: something that was received then, epoch milliseconds, is still put off. */
    public void remains(long received) {
        newest = Math.max(newest, received);
    }

    void begins() {
        commits.begin();
        newest = Long.MIN_VALUE;
    }

    private boolean isWanted(long now) {
        commits.end();
        return newest != Long.MIN_VALUE && newest >= now - BEHIND.toMillis() && commits.mayBegin();
    }

    /** When a thread committed last, and how long it took: until it took the next record, or looked at the clock. */
    static final class Commits {
        private final LongSupplier nanos;
        private boolean underWay;
        private long began;
        private long ended;
        private long took;

        Commits(LongSupplier nanos) {
            this.nanos = nanos;
            ended = nanos.getAsLong();
        }

        private void begin() {
            if (!underWay) {
                underWay = true;
                began = nanos.getAsLong();
            }
        }

        private void end() {
            if (underWay) {
                underWay = false;
                ended = nanos.getAsLong();
                took = ended - began;
            }
        }

        private boolean mayBegin() {
            return nanos.getAsLong() - ended >= Math.max(LEAST.toNanos(), took);
        }
    }
}

package org.industrymonitor.streams.inquiry;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Where questions to one running task are handed in. The task's own thread answers them, so that what it holds is never read
 * while it changes; a few at a time, so that figures do not wait for questions.
 */
public final class Desk implements AutoCloseable {

    /** Questions that may wait. */
    static final int MOST_WAITING = 64;
    /** Questions answered at once. */
    static final int MOST_AT_ONCE = 8;

    private final Runnable closing;
    private final BlockingQueue<Inquiry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    private record Inquiry(String key, CompletableFuture<Optional<Answer>> answer) {}

    Desk(Runnable closing) {
        this.closing = closing;
    }

    /**
     * Hands a question in; for any thread. Whoever no longer waits for the answer cancels it.
     *
     * @return what will be the answer, empty when the task holds nothing of the node; none when too many wait
     */
    public Optional<CompletableFuture<Optional<Answer>>> ask(String key) {
        Inquiry inquiry = new Inquiry(key, new CompletableFuture<>());
        return waiting.offer(inquiry) ? Optional.of(inquiry.answer()) : Optional.empty();
    }

    /**
     * Answers some of the questions; for the thread of the task.
     *
     * @param answerer what the task holds under a key; an ArithmeticException of it, where sums do not fit, is its answer
     */
    public void answer(Function<String, Optional<Answer>> answerer) {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Inquiry next = waiting.poll();
            if (next == null) {
                return;
            }
            if (!next.answer().isDone()) {
                try {
                    next.answer().complete(answerer.apply(next.key()));
                } catch (ArithmeticException overflow) {
                    next.answer().completeExceptionally(overflow);
                }
            }
        }
    }

    /** The task is another's, or starts anew: nobody answers here any more. */
    @Override
    public void close() {
        closing.run();
        for (Inquiry left = waiting.poll(); left != null; left = waiting.poll()) {
            left.answer().completeExceptionally(new CompletionException("the task has moved", null));
        }
    }
}

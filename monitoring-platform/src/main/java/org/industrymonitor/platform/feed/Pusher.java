package org.industrymonitor.platform.feed;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends a file batch by batch, several at once, and tells what became of each in the order of the file. */
public final class Pusher {

    /** Told of each batch when it and all before it are acknowledged. */
    public interface Listener {
        void taken(ReadingsBatch batch, Receipt receipt) throws IOException;
    }

    private final FeedClient client;
    private final int inFlight;
    private final int batchRecords;

    /**
     * @param inFlight how many requests may wait for an answer at once
     * @param batchRecords records a request
     */
    public Pusher(FeedClient client, int inFlight, int batchRecords) {
        if (inFlight < 1 || batchRecords < 1) {
            throw new IllegalArgumentException(
                    "inFlight and batchRecords must be at least 1, are " + inFlight + " and " + batchRecords);
        }
        this.client = client;
        this.inFlight = inFlight;
        this.batchRecords = batchRecords;
    }

    /**
     * Sends the rest of a file.
     *
     * @throws FeedException when a batch could not be delivered; the listener was told of all before it
     * @throws IOException if the file cannot be read, or from the listener
     */
    public void push(ReadingsFile file, RevisionStamp stamp, Listener listener) throws IOException {
        ExecutorService senders = Executors.newFixedThreadPool(inFlight, task -> {
            Thread thread = new Thread(task, "push");
            thread.setDaemon(true);
            return thread;
        });
        Deque<Sent> waiting = new ArrayDeque<>();
        try {
            Optional<ReadingsBatch> next = file.next(batchRecords);
            while (next.isPresent() || !waiting.isEmpty()) {
                if (next.isPresent() && waiting.size() < inFlight) {
                    ReadingsBatch batch = next.get();
                    waiting.add(new Sent(
                            batch, senders.submit(() -> client.readings(batch.body(stamp), batch.contentType()))));
                    next = file.next(batchRecords);
                } else {
                    Sent first = waiting.remove();
                    listener.taken(first.batch, first.receipt());
                }
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private record Sent(ReadingsBatch batch, Future<Receipt> answer) {
        Receipt receipt() {
            try {
                return answer.get();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new FeedException("interrupted while sending line " + batch.firstLine(), stopped);
            } catch (ExecutionException failure) {
                throw new FeedException(
                        "from line " + batch.firstLine() + " on: "
                                + failure.getCause().getMessage(),
                        failure.getCause());
            }
        }
    }
}

package org.industrymonitor.platform.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Sends bodies over so many connections, each with one request at a time. */
final class IngestClient implements AutoCloseable {
    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    private final int connections;
    private final URI address;
    private final ExecutorService senders;

    IngestClient(URI address, int connections) {
        this.connections = connections;
        this.address = address;
        this.senders = Executors.newFixedThreadPool(connections, task -> {
            Thread thread = new Thread(task, "bench-sender");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Sends them all, as fast as they are taken.
     *
     * @return seconds until the last was answered
     * @throws IllegalStateException unless every reading was accepted
     */
    double send(List<byte[]> bodies, long readings) throws InterruptedException {
        long start = System.nanoTime();
        send(bodies, readings, body -> {}, body -> {});
        return (System.nanoTime() - start) / 1e9;
    }

    /**
     * Sends bodies of one reading each, so many a second.
     *
     * @param uncounted how many, at the beginning, are not looked at
     * @return microseconds from when each was due, whether or not it could be sent then, to its answer
     * @throws IllegalStateException unless every reading was accepted
     */
    Histogram sendAtPace(List<byte[]> bodies, int perSecond, int uncounted) throws InterruptedException {
        Histogram latencies = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
        long nanosBetween = 1_000_000_000L / perSecond;
        long start = System.nanoTime();
        send(
                bodies,
                bodies.size(),
                body -> {
                    if (body >= uncounted) {
                        long nanos = System.nanoTime() - (start + body * nanosBetween);
                        latencies.recordValue(Math.max(0, Math.min(LONGEST_MICROS, nanos / 1_000)));
                    }
                },
                body -> {
                    long due = start + body * nanosBetween;
                    for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                        LockSupport.parkNanos(early);
                    }
                });
        return latencies;
    }

    /** Told of each answer. */
    private interface Answered {
        void with(int body);
    }

    /** Waits until a body may be sent. */
    private interface Gate {
        void pass(int body);
    }

    private void send(List<byte[]> bodies, long readings, Answered answered, Gate gate) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Future<Long>> sent = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            sent.add(senders.submit(() -> {
                try (BenchConnection connection = new BenchConnection(address)) {
                    long sum = 0;
                    for (int body = next.getAndIncrement(); body < bodies.size(); body = next.getAndIncrement()) {
                        gate.pass(body);
                        sum += connection.accepted(bodies.get(body));
                        answered.with(body);
                    }
                    return sum;
                }
            }));
        }
        long accepted = 0;
        for (Future<Long> one : sent) {
            try {
                accepted += one.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException(failure.getCause().getMessage(), failure.getCause());
            }
        }
        if (accepted != readings) {
            throw new IllegalStateException("ingest accepted " + accepted + " of " + readings + " readings");
        }
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}

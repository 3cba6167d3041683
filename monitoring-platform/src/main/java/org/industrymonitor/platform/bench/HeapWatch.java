package org.industrymonitor.platform.bench;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.industrymonitor.platform.process.ChildRole;

/** Looks at the heap of a role's process again and again. */
final class HeapWatch implements AutoCloseable {
    private static final long PERIOD_MS = 1_000;
    private static final String METER = "jvm_memory_used_bytes{area=\"heap\"";

    private final ChildRole role;
    private final AtomicLong peak = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bench-heap");
        thread.setDaemon(true);
        return thread;
    });

    HeapWatch(ChildRole role) {
        this.role = role;
        timer.scheduleWithFixedDelay(this::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /** The most that was in use; 0 if it could never be seen. */
    long peakBytes() {
        return peak.get();
    }

    private void look() {
        try {
            long used = role.get("/metrics")
                    .lines()
                    .filter(line -> line.startsWith(METER))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            peak.accumulateAndGet(used, Math::max);
        } catch (IOException missed) {
            // One look less: the next is a moment away
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

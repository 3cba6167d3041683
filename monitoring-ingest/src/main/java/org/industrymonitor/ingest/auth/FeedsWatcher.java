package org.industrymonitor.ingest.auth;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.industrymonitor.ingest.auth.FeedsFile.FaultyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feeds as a file says, read again when it has changed: a token is revoked by taking it out of the file.  A file that
 * cannot be read, or has faults, changes nothing.
 */
public final class FeedsWatcher implements Supplier<Feeds> {

    private static final Logger log = LoggerFactory.getLogger(FeedsWatcher.class);

    private final Path file;
    private final Consumer<Feeds> listener;
    private final Counter changed;
    private final Counter failed;
    private volatile Feeds feeds;
    private byte[] lastSeen;
    private boolean failing;

    /**
     * @param listener told of the feeds, first now
     * @throws IllegalArgumentException if the file cannot be read now, or has faults
     */
    public FeedsWatcher(Path file, MeterRegistry meters, Consumer<Feeds> listener) {
        this.file = file;
        this.listener = listener;
        changed = meters.counter("monitoring.ingest.feeds.reloads", "outcome", "changed");
        failed = meters.counter("monitoring.ingest.feeds.reloads", "outcome", "failed");
        try {
            lastSeen = Files.readAllBytes(file);
            take(FeedsFile.parse(lastSeen));
        } catch (IOException e) {
            throw new IllegalArgumentException("file of feeds cannot be read: " + e, e);
        } catch (FaultyException e) {
            throw new IllegalArgumentException("file of feeds has faults: " + e.getMessage(), e);
        }
    }

    @Override
    public Feeds get() {
        return feeds;
    }

    /** Reads the file, and takes it over if it has changed and is without fault; for one thread. */
    public void check() {
        try {
            byte[] now = Files.readAllBytes(file);
            if (!Arrays.equals(now, lastSeen)) {
                lastSeen = now;
                take(FeedsFile.parse(now));
                changed.increment();
                log.info("Feeds changed: file={} feeds={}", file, feeds.names().size());
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                fail(e.toString());
            }
            failing = true;
        } catch (FaultyException e) {
            fail(e.getMessage());
        }
    }

    private void take(Feeds now) {
        feeds = now;
        listener.accept(now);
    }

    private void fail(String cause) {
        failed.increment();
        log.warn("Feeds stay as they were: file={} cause={}", file, cause);
    }
}

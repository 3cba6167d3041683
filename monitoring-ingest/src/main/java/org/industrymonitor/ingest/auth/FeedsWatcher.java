package org.industrymonitor.ingest.auth;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.industrymonitor.runtime.access.EntriesFile.FaultyException;
import org.industrymonitor.runtime.settings.WatchedFile;

/** The feeds as a file says, read again when it has changed: a token is revoked by taking it out of the file. */
public final class FeedsWatcher implements Supplier<Feeds> {

    private final WatchedFile<Feeds> file;
    private volatile Feeds feeds;

    /**
     * @param listener told of the feeds, first now
     * @throws IllegalArgumentException if the file cannot be read now, or has faults
     */
    public FeedsWatcher(Path file, MeterRegistry meters, Consumer<Feeds> listener) {
        try {
            this.file = new WatchedFile<>(file, FeedsFile::parse, "monitoring.ingest.feeds.reloads", meters, now -> {
                feeds = now;
                listener.accept(now);
            });
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
        file.check();
    }
}

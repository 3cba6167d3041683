package org.industrymonitor.runtime.settings;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is read again when it has changed. One that cannot be read, or has faults, changes nothing; it is counted
 * and logged. For one thread.
 *
 * @param <T> what the file says
 */
public final class WatchedFile<T> {

    private static final Logger log = LoggerFactory.getLogger(WatchedFile.class);

    private final Path file;
    private final Parser<T> parser;
    private final Consumer<T> listener;
    private final Counter changed;
    private final Counter failed;
    private byte[] lastSeen;
    private boolean failing;

    /** What a file's bytes say. */
    @FunctionalInterface
    public interface Parser<T> {
        /** @throws IllegalArgumentException or {@link SettingsException} naming every fault */
        T parse(byte[] bytes);
    }

    /**
     * @param meter counts reloads, by outcome, from zero
     * @param listener told of what the file says, first now
     * @throws IOException if the file cannot be read now
     * @throws RuntimeException of the parser if it has faults now
     */
    public WatchedFile(Path file, Parser<T> parser, String meter, MeterRegistry meters, Consumer<T> listener)
            throws IOException {
        this.file = file;
        this.parser = parser;
        this.listener = listener;
        changed = meters.counter(meter, "outcome", "changed");
        failed = meters.counter(meter, "outcome", "failed");
        lastSeen = Files.readAllBytes(file);
        listener.accept(parser.parse(lastSeen));
    }

    /** Reads the file, and takes it over if it has changed and is without fault. */
    public void check() {
        try {
            byte[] now = Files.readAllBytes(file);
            if (!Arrays.equals(now, lastSeen)) {
                lastSeen = now;
                listener.accept(parser.parse(now));
                changed.increment();
                log.info("File taken over: file={}", file);
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                fail(e.toString());
            }
            failing = true;
        } catch (IllegalArgumentException | SettingsException e) {
            fail(e.getMessage());
        }
    }

    private void fail(String cause) {
        failed.increment();
        log.warn("File has faults, all stays as it was: file={} cause={}", file, cause);
    }
}

package org.industrymonitor.runtime.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Shows how large the state of a Streams application is on disk, by its files: {@code monitoring.runtime.state.size}. The meters of
 * Streams know of its own stores only.
 */
final class StateSize implements MeterBinder {

    static final String NAME = "monitoring.runtime.state.size";

    private final Path directory;
    private final String role;

    /**
     * @param directory of the application; it need not be there yet
     * @param role the application's id
     */
    StateSize(Path directory, String role) {
        this.directory = directory;
        this.role = role;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(NAME, this, StateSize::bytes)
                .description("Files of a role's state")
                .baseUnit("bytes")
                .tag("role", role)
                .strongReference(true)
                .register(registry);
    }

    /** Of all files together; not a number while they cannot be listed, as when some are just being removed. */
    double bytes() {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(StateSize::bytes).sum();
        } catch (IOException | UncheckedIOException changing) {
            return Double.NaN;
        }
    }

    /** Files come and go while they are counted: one that is gone has no bytes. */
    private static long bytes(Path path) {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}

package org.industrymonitor.platform.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is removed with all that is in it. */
final class TemporaryDirectory {
    private TemporaryDirectory() {}

    /**
     * Makes one.
     *
     * @throws UserFault when it cannot be made
     */
    static Path make(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException denied) {
            throw new UserFault("no temporary directory can be made: " + denied.getMessage());
        }
    }

    /** Removes it; nothing is done when it is null, or gone. */
    static void remove(Path directory) {
        if (directory == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

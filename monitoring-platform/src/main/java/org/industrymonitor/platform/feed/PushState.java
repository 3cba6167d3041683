package org.industrymonitor.platform.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How far a file has been sent, kept beside it, so that a push that was cut goes on where it was, and so that sending the
 * file again states what it stated the first time.
 *
 * @param file its name
 * @param size in bytes
 * @param modified when it was last changed, in milliseconds since 1970
 * @param head SHA-256 of its first 64 KiB
 * @param to the address that it goes to
 * @param revision of records that name none: when it was first sent, in milliseconds since 1970
 * @param nextLine the first line, from 1, that is not yet acknowledged
 * @param finished whether all of it is acknowledged
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PushState(
        String file, long size, long modified, String head, String to, long revision, long nextLine, boolean finished) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int HEAD = 64 << 10;

    /** Where the state of a file is kept. */
    public static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".push-state");
    }

    /**
     * The state of a file that is about to be sent for the first time.
     *
     * @throws IOException if it cannot be read
     */
    public static PushState fresh(Path file, String to, long now) throws IOException {
        return new PushState(
                file.getFileName().toString(),
                Files.size(file),
                Files.getLastModifiedTime(file).toMillis(),
                head(file),
                to,
                now,
                1,
                false);
    }

    /** What is kept; empty where nothing is, or what is there is not ours. */
    public static Optional<PushState> load(Path path) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), PushState.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JsonProcessingException foreign) {
            return Optional.empty();
        }
    }

    /** Keeps it, whole or not at all. */
    public void save(Path path) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(this));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether the file is, by all that is cheap to look at, the one of that state, unchanged. */
    public boolean isOfSameFile(PushState other) {
        return file.equals(other.file) && size == other.size && modified == other.modified && head.equals(other.head);
    }

    /** Whether that state says where this push is to go on. */
    public boolean isCutIn(PushState other) {
        return isOfSameFile(other) && to.equals(other.to) && !other.finished && other.nextLine > 1;
    }

    public PushState withRevision(long number) {
        return new PushState(file, size, modified, head, to, number, nextLine, finished);
    }

    public PushState at(long line) {
        return new PushState(file, size, modified, head, to, revision, line, false);
    }

    public PushState done() {
        return new PushState(file, size, modified, head, to, revision, nextLine, true);
    }

    private static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readNBytes(HEAD)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

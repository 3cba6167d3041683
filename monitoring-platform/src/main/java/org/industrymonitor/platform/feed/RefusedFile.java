package org.industrymonitor.platform.feed;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The records that ingest refused, each with the reason, in a file that can be mended and sent again. */
public final class RefusedFile implements AutoCloseable {
    private final Path path;
    private final boolean append;
    private Writer writer;
    private long written;

    /**
     * Makes nothing until a record is refused.
     *
     * @param append whether what is there is of the same file and to be kept
     */
    public RefusedFile(Path path, boolean append) {
        this.path = path;
        this.append = append;
    }

    /** Where the refused records of a file go: {@code a.csv.gz} has {@code a.refused.csv}. */
    public static Path beside(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.gz$", "");
        int dot = name.lastIndexOf('.');
        String end = dot > 0 ? name.substring(dot) : "";
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".refused" + end);
    }

    public Path path() {
        return path;
    }

    /** How many records have been added. */
    public long written() {
        return written;
    }

    /** Adds what an answer says of a batch. */
    public void add(ReadingsBatch batch, Receipt receipt) throws IOException {
        for (Refusal refusal : receipt.refusals()) {
            FeedRecord record = batch.record(refusal.line()).orElse(null);
            if (record != null) {
                open(batch.header());
                boolean json = batch.header().isEmpty();
                writer.write((json ? RefusalNotes.json(record, refusal) : RefusalNotes.csv(record, refusal)) + "\n");
                written++;
            }
        }
        if (writer != null) {
            writer.flush();
        }
    }

    private void open(String header) throws IOException {
        if (writer != null) {
            return;
        }
        boolean more = append && Files.exists(path) && Files.size(path) > 0;
        writer = Files.newBufferedWriter(
                path,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                more ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        if (!more && !header.isEmpty()) {
            writer.write(RefusalNotes.header(header) + "\n");
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}

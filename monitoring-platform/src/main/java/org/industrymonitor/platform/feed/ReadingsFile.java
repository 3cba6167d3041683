package org.industrymonitor.platform.feed;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A file of readings, read in batches of bounded size: CSV, whose header each batch repeats, or NDJSON.  May be compressed
 * with gzip, and may be what was refused of another file.
 */
public final class ReadingsFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final CountingStream bytes;
    private final BufferedReader lines;
    private final boolean json;
    private final boolean noted;
    private final String header;
    private String ahead;
    private long line;

    /**
     * Reads the header.
     *
     * @param charset of what is in the stream, once decompressed
     * @throws IOException if it cannot be read
     */
    public ReadingsFile(InputStream stream, Charset charset) throws IOException {
        bytes = new CountingStream(new BufferedInputStream(stream, BUFFER));
        lines = new BufferedReader(new InputStreamReader(inflated(bytes), charset), BUFFER);
        String first = readLine();
        if (first != null && first.startsWith("\ufeff")) {
            first = first.substring(1);
        }
        while (first != null && first.isBlank()) {
            first = readLine();
        }
        json = first != null && first.stripLeading().startsWith("{");
        noted = first != null && RefusalNotes.isNoted(first);
        if (json) {
            line--;
            ahead = first;
            header = "";
        } else {
            header = first == null ? "" : noted ? RefusalNotes.withoutCsv(first) : first;
        }
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it cannot be read
     */
    public static ReadingsFile open(Path file, Charset charset) throws IOException {
        InputStream stream = Files.newInputStream(file);
        try {
            return new ReadingsFile(stream, charset);
        } catch (IOException | RuntimeException failure) {
            stream.close();
            throw failure;
        }
    }

    /** A stamp for its records. */
    public RevisionStamp stamp(long revision) {
        return header.isBlank() ? RevisionStamp.json(revision) : RevisionStamp.csv(header, revision);
    }

    /** Passes over the records before a line of the file. */
    public void skipTo(long firstLine) throws IOException {
        while (line + 1 < firstLine && readRecord() != null) {
            continue;
        }
    }

    /** The next records, at most so many; empty at the end. */
    public Optional<ReadingsBatch> next(int most) throws IOException {
        List<FeedRecord> records = new ArrayList<>();
        while (records.size() < most) {
            FeedRecord record = readRecord();
            if (record == null) {
                break;
            }
            records.add(record);
        }
        return records.isEmpty() ? Optional.empty() : Optional.of(new ReadingsBatch(header, records, bytes.count));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** Null at the end. */
    private FeedRecord readRecord() throws IOException {
        String record = readLine();
        return record == null ? null : new FeedRecord(line, noted ? withoutNotes(record) : record);
    }

    private String withoutNotes(String record) {
        return json ? RefusalNotes.withoutJson(record) : RefusalNotes.withoutCsv(record);
    }

    private String readLine() throws IOException {
        String next = ahead == null ? lines.readLine() : ahead;
        ahead = null;
        line += next == null ? 0 : 1;
        return next;
    }

    private static InputStream inflated(InputStream in) throws IOException {
        BufferedInputStream peekable = new BufferedInputStream(in, BUFFER);
        peekable.mark(2);
        int magic = peekable.read() << 8 | peekable.read();
        peekable.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(peekable, BUFFER) : peekable;
    }

    private static final class CountingStream extends FilterInputStream {
        private long count;

        private CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}

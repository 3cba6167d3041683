package org.industrymonitor.platform.feed;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A file of readings, read as bodies of bounded size: CSV, whose header each body repeats, or NDJSON.  May be
 * compressed with gzip.
 */
public final class ReadingsFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final CountingStream bytes;
    private final BufferedReader lines;
    private final boolean json;
    private final String header;
    private long line;

    /**
     * @param charset of the file; bodies are UTF-8
     * @throws IOException if it cannot be read
     */
    public ReadingsFile(Path file, Charset charset) throws IOException {
        bytes = new CountingStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        lines = new BufferedReader(new InputStreamReader(inflated(bytes), charset), BUFFER);
        lines.mark(1);
        int first = lines.read();
        if (first != '\ufeff') {
            lines.reset();
        } else {
            lines.mark(1);
            first = lines.read();
            lines.reset();
        }
        json = first == '{';
        header = json ? "" : Optional.ofNullable(readRecord()).orElse("");
    }

    /** Bytes of the file read so far, before decompression. */
    public long bytesRead() {
        return bytes.count;
    }

    /** Line of the file that was read last, from 1. */
    public long line() {
        return line;
    }

    /** Passes over the records before a line of the file. */
    public void skipTo(long firstLine) throws IOException {
        while (line + 1 < firstLine && readRecord() != null) {
            continue;
        }
    }

    /**
     * The next records, at most so many; empty at the end.
     *
     * @param observer told each record as it stands in the file
     */
    public Optional<ReadingsBatch> next(int records, Consumer<String> observer) throws IOException {
        StringBuilder body = new StringBuilder(BUFFER);
        if (!json) {
            body.append(header).append('\n');
        }
        long firstLine = line + 1;
        int count = 0;
        while (count < records) {
            String record = readRecord();
            if (record == null) {
                break;
            }
            observer.accept(record);
            body.append(record).append('\n');
            count++;
        }
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(new ReadingsBatch(
                body.toString().getBytes(StandardCharsets.UTF_8),
                json ? "application/x-ndjson" : "text/csv",
                count,
                firstLine,
                json ? 0 : 1));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** A line, or the lines of a CSV record with line breaks in quotes. */
    private String readRecord() throws IOException {
        String record = readLine();
        while (record != null && !json && hasOpenQuote(record)) {
            String more = readLine();
            if (more == null) {
                return record;
            }
            record = record + "\n" + more;
        }
        return record;
    }

    private String readLine() throws IOException {
        String next = lines.readLine();
        line += next == null ? 0 : 1;
        return next;
    }

    private static boolean hasOpenQuote(String record) {
        return record.indexOf('"') >= 0 && record.chars().filter(c -> c == '"').count() % 2 == 1;
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

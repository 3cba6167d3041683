package org.industrymonitor.platform.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Some records of a file that are sent as one body.
 *
 * @param header of CSV; empty for NDJSON
 * @param records at least one, of lines that follow each other
 * @param bytesRead of the file, before decompression, when the last of them had been read
 */
public record ReadingsBatch(String header, List<FeedRecord> records, long bytesRead) {

    public ReadingsBatch {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("records must not be empty");
        }
    }

    public String contentType() {
        return header.isEmpty() ? "application/x-ndjson" : "text/csv";
    }

    /** Line of the file that the first record starts on, from 1. */
    public long firstLine() {
        return records.get(0).line();
    }

    /** Line of the file after the last record. */
    public long nextLine() {
        return firstLine() + records.size();
    }

    /** What is sent, in UTF-8: the header, where there is one, and the records, each with its revision. */
    public byte[] body(RevisionStamp stamp) {
        StringBuilder body = new StringBuilder();
        if (!header.isEmpty()) {
            body.append(stamp.header()).append('\n');
        }
        records.forEach(record -> body.append(stamp.record(record.text())).append('\n'));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The record on a line of the body, from 1; none for the header and for a line that is not of the body. */
    public Optional<FeedRecord> record(long bodyLine) {
        long index = bodyLine - (header.isEmpty() ? 1 : 2);
        return index < 0 || index >= records.size() ? Optional.empty() : Optional.of(records.get((int) index));
    }
}

package org.industrymonitor.ingest.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/** Finds the records in a body. */
public interface ReadingDecoder {

    /**
     * Hands every record to the handler, one after the other.
     *
     * @param body as it came, after decompression; read to its end, not closed
     * @param maxRecordBytes larger records are refused
     * @throws UnreadableBodyException before any record is handed over, if the body as a whole cannot be read
     * @throws IOException if the body breaks off; the records before have been handed over
     */
    void decode(InputStream body, BodyCharset charset, int maxRecordBytes, RecordHandler handler)
            throws UnreadableBodyException, IOException;

    /** The same for a body in memory. */
    default void decode(byte[] body, Charset charset, int maxRecordBytes, RecordHandler handler)
            throws UnreadableBodyException {
        try {
            decode(new ByteArrayInputStream(body), BodyCharset.of(charset), maxRecordBytes, handler);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot break off", e);
        }
    }
}

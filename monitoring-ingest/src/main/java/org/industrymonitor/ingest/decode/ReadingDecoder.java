package org.industrymonitor.ingest.decode;

import java.nio.charset.Charset;

/** Finds the records in a body. */
public interface ReadingDecoder {

    /**
     * Hands every record to the handler.
     *
     * @param body bytes as they came
     * @param charset of the body; one whose line feeds are the byte 0x0A
     * @param maxRecordBytes larger records are refused
     * @throws UnreadableBodyException before any record is handed over, if the body as a whole cannot be read
     */
    void decode(byte[] body, Charset charset, int maxRecordBytes, RecordHandler handler) throws UnreadableBodyException;
}

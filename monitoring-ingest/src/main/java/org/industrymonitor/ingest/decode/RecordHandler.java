package org.industrymonitor.ingest.decode;

/** Takes the records of a body in order, each once. */
public interface RecordHandler {

    /**
     * The line that raw records cannot be read without, such as a CSV header; before any record, in formats that have
     * one.
     */
    void header(String line);

    /** A record that could be read. */
    void read(RawReading reading);

    /** A record that could not; its neighbours are not affected. */
    void refuse(Refusal refusal);
}

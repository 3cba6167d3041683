package org.industrymonitor.ingest.decode;

/** Takes the records of a body in order, each once. */
public interface RecordHandler {

    /**
     * A record on a line of a form, which could be read. Whoever does not want to be bothered with forms is given each record
     * in full.
     *
     * @return whether it has been taken; else it is given again, in full
     */
    default boolean takes(LineForm line) {
        return false;
    }

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

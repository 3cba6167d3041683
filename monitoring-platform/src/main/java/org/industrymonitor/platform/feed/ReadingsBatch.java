package org.industrymonitor.platform.feed;

/**
 * Some records of a file as one body.
 *
 * @param records how many
 * @param firstLine of the file, from 1, that the first record is on
 * @param headerLines of the body, before its first record
 */
public record ReadingsBatch(byte[] body, String contentType, int records, long firstLine, int headerLines) {

    /** The line of the file that a line of the body is; lines of a body count from 1. */
    public long fileLine(long bodyLine) {
        return bodyLine <= headerLines ? 1 : firstLine + bodyLine - headerLines - 1;
    }
}

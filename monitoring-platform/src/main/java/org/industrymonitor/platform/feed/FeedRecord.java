package org.industrymonitor.platform.feed;

/**
 * A record as it stands in a file of readings: one line, without its end.
 *
 * @param line of the file, from 1
 */
public record FeedRecord(long line, String text) {

    public FeedRecord {
        if (line < 1) {
            throw new IllegalArgumentException("line must be at least 1, is " + line);
        }
    }
}

package org.industrymonitor.ingest.auth;

/**
 * How much a feed may send to one process.
 *
 * @param perSecond records in the long run; 0 for any number
 * @param burst records at once
 */
public record Rate(long perSecond, long burst) {

    /** As much as the process can take. */
    public static final Rate ANY = new Rate(0, 0);

    public Rate {
        if (perSecond < 0 || (perSecond > 0 && burst < 1)) {
            throw new IllegalArgumentException(
                    "rate must be at least 0 with a burst of at least 1, is " + perSecond + " and " + burst);
        }
    }
}

package org.industrymonitor.ingest.collect;

import java.util.Locale;

/** Why a body was turned away as a whole. */
public enum BodyFault {
    /** No record in it can be told. */
    UNREADABLE,
    TOO_LARGE,
    /** Its media type, charset or compression is not one of ours. */
    UNSUPPORTED_TYPE,
    /** The name of the feed is no name. */
    BAD_FEED,
    /** Too much is in flight already. */
    OVERLOADED,
    /** Kafka did not acknowledge in time, or the registry is not known yet. */
    UNAVAILABLE;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its word in answers and metrics, such as {@code too-large}. */
    public String word() {
        return word;
    }
}

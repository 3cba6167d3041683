package org.industrymonitor.ingest.collect;

import java.util.Locale;

/** Why a body was turned away as a whole. */
public enum BodyFault {
    /** No record in it can be told. */
    UNREADABLE,
    TOO_LARGE,
    /** It came more slowly than a line of our time is worth. */
    TOO_SLOW,
    /** Its media type, charset or compression is not one of ours. */
    UNSUPPORTED_TYPE,
    /** The name of the feed is no name. */
    BAD_FEED,
    /** It shows no token of a feed. */
    UNAUTHORIZED,
    /** The feed may not put files. */
    FORBIDDEN,
    /** The feed has sent more than its rate. */
    THROTTLED,
    /** Too much is in flight already, or Kafka's client has no room. */
    OVERLOADED,
    /** Kafka did not acknowledge in time, or the registry is not known yet. */
    UNAVAILABLE;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its word in answers and metrics, such as {@code too-large}. */
    public String word() {
        return word;
    }
}

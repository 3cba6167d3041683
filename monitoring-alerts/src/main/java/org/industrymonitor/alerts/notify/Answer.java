package org.industrymonitor.alerts.notify;

/** What came of an attempt to tell somebody. */
public enum Answer {
    TAKEN,
    /** Will not be taken, however often it is sent. */
    REJECTED,
    /** May be taken later. */
    LATER
}

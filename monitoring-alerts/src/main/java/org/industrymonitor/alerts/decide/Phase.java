package org.industrymonitor.alerts.decide;

/** Where a series stands. */
public enum Phase {
    /** Nothing is out of the ordinary. */
    QUIET,
    /** Low, but not for certain. */
    PENDING,
    /** An alert stands. */
    FIRING,
    /** The last alert has ended, and could still be withdrawn. */
    ENDED
}

package org.industrymonitor.model;

/** How firm a reading is. */
public enum ReadingStatus {
    ACTUAL,
    ESTIMATED,
    /** Takes back what was said before of the same items and period: they are missing again. */
    RETRACTED
}

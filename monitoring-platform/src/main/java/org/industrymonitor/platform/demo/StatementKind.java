package org.industrymonitor.platform.demo;

/** Why something is said in the replay. */
enum StatementKind {
    ON_TIME,
    LATE,
    /** The first time of a figure that will be said again, word for word. */
    FIRST_OF_TWO,
    REPEATED,
    WRONG,
    CORRECTED
}

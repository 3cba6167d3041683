package org.industrymonitor.model;

/** The stretches of the calendar that accounts are kept of, in the zone of the node. */
public enum StretchKind {
    HOUR,
    DAY,
    MONTH,
    /** January and February together, as China publishes them, because Spring Festival falls now in the one, now in the other. */
    JANUARY_FEBRUARY,
    YEAR
}

package org.industrymonitor.model;

import java.util.Locale;

/** What happened. */
public enum AlertKind {
    OUTPUT_DROP,
    ENERGY_DROP,
    /** Output fell to nothing. */
    STOPPAGE,
    /** Nothing was reported, for long. */
    SILENCE,
    /** Output fell bit by bit, each too small to be told. */
    SLOW_DECLINE,
    /** Of a group much less is reported than usual. */
    COVERAGE_LOW,
    /** Output and energy contradict each other: the report is to be questioned. */
    OUTPUT_ENERGY_DIVERGENCE,
    /** More energy is used for the same output than the norm or the past has. */
    INTENSITY_HIGH,
    /** More is made than an order allows. */
    CURB_OVERRUN,
    /** A plan is over, and it is not back. */
    OVERDUE_RESTART,
    /** Nothing fell in a plan that says it would. */
    PLAN_UNUSED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its word in files and messages. */
    public String word() {
        return word;
    }
}

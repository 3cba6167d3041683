package org.industrymonitor.alerts.decide;

/** What a transition means to those who are told. */
public enum Change {
    /** Nothing to tell. */
    NONE,
    RAISED,
    /** Graver than it was. */
    WORSENED,
    /** A drop has become a standstill: the drop is closed, and the standstill raised. */
    REPLACED,
    RESOLVED,
    /** It lasts so long that its level is the new ordinary. */
    ADOPTED,
    /** A correction removed the cause. */
    WITHDRAWN,
    /** A plan that was told later says why. */
    EXPLAINED
}

package org.industrymonitor.model;

import java.util.Optional;

/** The topics that the roles meet in. */
public enum Topic {
    /** Key: subject. Value: reading. */
    READINGS("monitoring-readings", Cleanup.KEEP),
    /** Key: see {@link RegistryRecord#key()}. As many partitions as the readings, and the same partitioning. */
    REGISTRY("monitoring-registry", Cleanup.COMPACT),
    /** Key: {@link CalendarEntry#key()}. */
    CALENDAR("monitoring-calendar", Cleanup.COMPACT),
    /** Key: {@link Aggregate#key()}, partitioned by the node alone. Those of enterprises name their {@code origin}. */
    AGGREGATES("monitoring-aggregates", Cleanup.COMPACT),
    /** Key: {@link Account#key()}, partitioned by the node alone. */
    ACCOUNTS("monitoring-accounts", Cleanup.COMPACT),
    /** Key: alert id. Value: the alert as it stands. */
    ALERTS("monitoring-alerts", Cleanup.COMPACT),
    /** Key: alert id. Value: the alert after a transition. */
    ALERT_EVENTS("monitoring-alert-events", Cleanup.KEEP),
    /** Key: {@link Receipt#key()}. Value: who has taken which transition, for as long as it may be asked again. */
    RECEIPTS("monitoring-receipts", Cleanup.COMPACT_FOR_WEEKS),
    /** Key: feed. */
    DEAD_LETTERS("monitoring-dead-letters", Cleanup.KEEP),
    /** Key: {@link Remark#key()}. Value: what an operator has said of an alert; none when it was taken back. */
    ALERT_REMARKS("monitoring-alert-remarks", Cleanup.COMPACT);

    /** What the broker may remove. */
    public enum Cleanup {
        /** All but the last record of a key. */
        COMPACT,
        /** All but the last record of a key, and that, too, once it is three weeks old. */
        COMPACT_FOR_WEEKS,
        /** Nothing, unless the operator sets a retention. */
        KEEP
    }

    private final String topicName;
    private final Cleanup cleanup;

    Topic(String topicName, Cleanup cleanup) {
        this.topicName = topicName;
        this.cleanup = cleanup;
    }

    public String topicName() {
        return topicName;
    }

    public Cleanup cleanup() {
        return cleanup;
    }

    public static Optional<Topic> named(String topicName) {
        for (Topic topic : values()) {
            if (topic.topicName.equals(topicName)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}

package org.industrymonitor.alerts.watch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;

/** Ids of alerts: made from what happened where and when, so that a replay gives the same. */
public final class AlertId {

    private static final int LONGEST = 128;

    private AlertId() {}

    /**
     * Such as {@code stoppage:enterprise:E1:output@2020-04-01T08:00:00Z~PT1H}; of a very long node, a digest.
     *
     * @param length of the periods: an hour and a day may start at the same time
     */
    public static String of(AlertKind kind, NodeId node, String series, PeriodLength length, Instant raised) {
        return bounded(kind, kind.word() + ":" + node + ":" + series + "@" + raised + "~" + length, raised);
    }

    /** The same as builds before the length was part of it made it, for what was raised by one of them and still stands. */
    static String withoutLength(AlertKind kind, NodeId node, String series, Instant raised) {
        return bounded(kind, kind.word() + ":" + node + ":" + series + "@" + raised, raised);
    }

    private static String bounded(AlertKind kind, String id, Instant raised) {
        if (id.length() <= LONGEST) {
            return id;
        }
        return kind.word() + ":" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)) + "@" + raised;
    }
}

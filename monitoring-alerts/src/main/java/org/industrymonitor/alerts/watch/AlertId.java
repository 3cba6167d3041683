package org.industrymonitor.alerts.watch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.NodeId;

/** Ids of alerts: made from what happened where and when, so that a replay gives the same. */
public final class AlertId {

    private static final int LONGEST = 128;

    private AlertId() {}

    /** Such as {@code stoppage:enterprise:E1:output@2020-04-01T08:00:00Z}; of a very long node, a digest. */
    public static String of(AlertKind kind, NodeId node, String series, Instant raised) {
        String id = kind.word() + ":" + node + ":" + series + "@" + raised;
        if (id.length() <= LONGEST) {
            return id;
        }
        return kind.word() + ":" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)) + "@" + raised;
    }
}

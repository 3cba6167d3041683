package org.industrymonitor.ingest.collect;

import java.util.Locale;
import org.industrymonitor.ingest.decode.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each refusal by scope, under a logger of its own; of one body, the first ones and how many more there were, so
 * that a feed cannot fill the disk.
 */
final class AuditLog {

    private static final Logger log = LoggerFactory.getLogger("org.industrymonitor.audit");
    private static final int MOST_LINES = 20;
    private static final int LONGEST = 128;

    private final String feed;
    private long refused;

    AuditLog(String feed) {
        this.feed = feed;
    }

    void refused(Refusal refusal) {
        refused++;
        if (refused <= MOST_LINES) {
            log.warn(
                    "Refused by scope: feed={} subject={} line={}",
                    shown(feed),
                    shown(refusal.subject()),
                    refusal.line());
        }
    }

    void close() {
        if (refused > MOST_LINES) {
            log.warn("Refused by scope: feed={} more={}", shown(feed), refused - MOST_LINES);
        }
    }

    /** What a feed wrote must not look like a line of ours. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}

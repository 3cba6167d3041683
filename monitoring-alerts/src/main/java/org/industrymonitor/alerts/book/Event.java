package org.industrymonitor.alerts.book;

import java.time.Instant;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.wire.Codecs;

/**
 * A transition of an alert, and where it stands in the alert events. It is kept as the bytes of its message, which are a third
 * of what it takes decoded.
 *
 * @param received when the reading that made it was received
 * @param message of the alert after it
 */
public record Event(int partition, long offset, Instant received, byte[] message) {

    /** The alert after it. */
    public Alert alert() {
        return Codecs.ALERT.decode(message);
    }
}

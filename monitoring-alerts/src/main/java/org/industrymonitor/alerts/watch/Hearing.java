package org.industrymonitor.alerts.watch;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When a subject was last heard of.
 *
 * @param last label of the newest period reported
 * @param silent label of the period that raised its silence; empty while it is heard
 */
public record Hearing(Instant last, Optional<Instant> silent) {

    public Hearing {
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(silent, "silent");
    }

    /** Its bytes: last and silent as seconds, the latter the least number there is when empty. */
    public byte[] encode() {
        return ByteBuffer.allocate(16)
                .putLong(last.getEpochSecond())
                .putLong(silent.map(Instant::getEpochSecond).orElse(Long.MIN_VALUE))
                .array();
    }

    /** The hearing of those bytes. */
    public static Hearing decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Instant last = Instant.ofEpochSecond(in.getLong());
        long silent = in.getLong();
        return new Hearing(
                last, silent == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(silent)));
    }
}

package org.industrymonitor.alerts.watch;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.industrymonitor.runtime.store.Encoding;

/**
 * When a subject was last heard of.
 *
 * @param last label of the newest period reported
 * @param silent label of the period that raised its silence; empty while it is heard
 * @param plainId whether the silence was raised by a build whose ids did not say the length of periods
 */
public record Hearing(Instant last, Optional<Instant> silent, boolean plainId) {

    private static final int PLAIN = 16;

    public Hearing {
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(silent, "silent");
    }

    public Hearing(Instant last, Optional<Instant> silent) {
        this(last, silent, false);
    }

    /** Its bytes, as a store keeps them. */
    public static final Encoding<Hearing> ENCODING = new Encoding<>() {
        @Override
        public byte[] encode(Hearing hearing) {
            return hearing.encode();
        }

        @Override
        public Hearing decode(byte[] bytes) {
            return Hearing.decode(bytes);
        }
    };

    /** Its bytes: last and silent as seconds, the latter the least number there is when empty; 0 unless the id is plain. */
    public byte[] encode() {
        return ByteBuffer.allocate(PLAIN + 1)
                .putLong(last.getEpochSecond())
                .putLong(silent.map(Instant::getEpochSecond).orElse(Long.MIN_VALUE))
                .put((byte) (plainId ? 1 : 0))
                .array();
    }

    /** The hearing of those bytes. */
    public static Hearing decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Instant last = Instant.ofEpochSecond(in.getLong());
        long silent = in.getLong();
        boolean plain = silent != Long.MIN_VALUE && (bytes.length == PLAIN || in.get() == 1);
        return new Hearing(
                last, silent == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(silent)), plain);
    }
}

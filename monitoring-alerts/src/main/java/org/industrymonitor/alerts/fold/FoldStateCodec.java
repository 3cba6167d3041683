package org.industrymonitor.alerts.fold;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.fold.FoldState.Telling;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.store.Encoding;

/** The bytes of what is known of a group: a version, then the fields in the order written here. */
public final class FoldStateCodec implements Encoding<FoldState> {

    static final byte VERSION = 1;
    private static final int LARGEST = 32 << 10;

    /** One codec serves the tasks of all threads. */
    private static final ThreadLocal<ByteBuffer> BUFFER = ThreadLocal.withInitial(() -> ByteBuffer.allocate(LARGEST));

    @Override
    public byte[] encode(FoldState state) {
        ByteBuffer out = BUFFER.get().clear();
        out.put(VERSION).put((byte) state.telling().ordinal());
        out.putLong(state.period().getEpochSecond()).put((byte) state.parts().size());
        for (Part part : state.parts()) {
            byte[] node = part.node().getBytes(StandardCharsets.UTF_8);
            out.putShort((short) node.length).put(node);
            out.putLong(part.period().getEpochSecond()).putLong(part.fall()).put((byte) (part.planned() ? 1 : 0));
        }
        state.candidate().map(Codecs.ALERT::encode).ifPresent(out::put);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** @throws IllegalStateException when another release wrote them in another form */
    @Override
    public FoldState decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("state of a group must be of version " + VERSION + ", is " + version);
        }
        Telling telling = Telling.values()[in.get()];
        Instant period = Instant.ofEpochSecond(in.getLong());
        int count = in.get();
        List<Part> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] node = new byte[in.getShort()];
            in.get(node);
            String name = new String(node, StandardCharsets.UTF_8);
            parts.add(new Part(name, Instant.ofEpochSecond(in.getLong()), in.getLong(), in.get() == 1));
        }
        byte[] alert = new byte[in.remaining()];
        in.get(alert);
        Optional<Alert> candidate = alert.length == 0 ? Optional.empty() : Optional.of(Codecs.ALERT.decode(alert));
        return new FoldState(parts, candidate, period, telling);
    }
}

package org.industrymonitor.alerts.condition;

import java.nio.ByteBuffer;
import org.industrymonitor.alerts.watch.NodeSeriesCodec;
import org.industrymonitor.runtime.store.Encoding;

/**
 * The bytes of a node's state: a version, then those of its series and those of its conditions.
 */
public final class WatchedNodeCodec implements Encoding<WatchedNode> {

    static final byte VERSION = 1;
    private static final int LARGEST = 128 << 10;

    /** One codec serves the tasks of all threads. */
    private static final ThreadLocal<ByteBuffer> BUFFER = ThreadLocal.withInitial(() -> ByteBuffer.allocate(LARGEST));

    private final NodeSeriesCodec series = new NodeSeriesCodec();
    private final NodeStateCodec conditions = new NodeStateCodec();

    /** The bytes; under 4 KiB but for alerts that stand or have stood last. */
    @Override
    public byte[] encode(WatchedNode node) {
        ByteBuffer out = BUFFER.get().clear().put(VERSION);
        series.write(node.series(), out);
        conditions.write(node.conditions(), out);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** @throws IllegalStateException when another release wrote them in another form */
    @Override
    public WatchedNode decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("state of a node must be of version " + VERSION + ", is " + version);
        }
        return new WatchedNode(series.read(in), conditions.read(in));
    }
}

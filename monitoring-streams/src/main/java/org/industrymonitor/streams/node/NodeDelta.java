package org.industrymonitor.streams.node;

import java.time.ZoneId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;

/**
 * What changes in one pane of the node that is the record's key.
 *
 * @param zone in which the node's periods are labelled
 * @param index number of the period
 */
public record NodeDelta(ZoneId zone, PeriodLength length, long index, PaneDelta delta) {

    private static final int FORMAT = 1;

    /** The value of a record of the repartition topic. */
    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(96)
                .octet(FORMAT)
                .text(zone.getId())
                .octet(length.ordinal())
                .signed(index);
        delta.write(out);
        return out.toBytes();
    }

    static NodeDelta fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.version(FORMAT);
        return new NodeDelta(ZoneId.of(in.text()), PeriodLength.values()[in.octet()], in.signed(), PaneDelta.read(in));
    }
}

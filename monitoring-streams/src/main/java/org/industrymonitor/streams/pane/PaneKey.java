package org.industrymonitor.streams.pane;

import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;
import org.industrymonitor.streams.store.Encoding;

/**
 * Names one pane.
 *
 * @param owner a node, or a set of nodes whose panes change together
 * @param index number of the period
 */
public record PaneKey(String owner, PeriodLength length, long index) {

    public static final Encoding<PaneKey> ENCODING = new Encoding<>() {
        @Override
        public byte[] encode(PaneKey key) {
            return new ByteWriter(key.owner.length() + 16)
                    .text(key.owner)
                    .octet(key.length.ordinal())
                    .ordered(key.index)
                    .toBytes();
        }

        @Override
        public PaneKey decode(byte[] bytes) {
            ByteReader in = new ByteReader(bytes);
            return new PaneKey(in.text(), PeriodLength.values()[in.octet()], in.ordered());
        }
    };
}

package org.industrymonitor.streams.account;

import org.industrymonitor.model.StretchKind;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.runtime.store.Encoding;

/**
 * Names an account that is kept. The bytes of the keys of one node and kind are ordered by time.
 *
 * @param kind hour, day or month: longer ones are added up from months
 * @param index number of the period of that length
 */
public record AccountKey(String node, StretchKind kind, long index) {

    public static final Encoding<AccountKey> ENCODING = new Encoding<>() {
        @Override
        public byte[] encode(AccountKey key) {
            return new ByteWriter(key.node.length() + 16)
                    .text(key.node)
                    .octet(key.kind.ordinal())
                    .ordered(key.index)
                    .toBytes();
        }

        @Override
        public AccountKey decode(byte[] bytes) {
            ByteReader in = new ByteReader(bytes);
            return new AccountKey(in.text(), StretchKind.values()[in.octet()], in.ordered());
        }
    };

    // Written out because it is asked many times a reading: what the compiler makes for records goes by method handles.
    @Override
    public boolean equals(Object other) {
        return other instanceof AccountKey that && index == that.index && kind == that.kind && node.equals(that.node);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * node.hashCode() + kind.ordinal()) + Long.hashCode(index);
    }
}

package org.industrymonitor.alerts.condition;

import java.util.Objects;
import org.industrymonitor.alerts.watch.NodeSeries;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.Encoding;
import org.industrymonitor.runtime.store.Encodings;

/** All that is remembered of a node, for one length of periods: of its series, and of itself. */
public record WatchedNode(NodeSeries series, NodeState conditions) {

    public WatchedNode {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(conditions, "conditions");
    }

    /** A node of which nothing is known yet. */
    public static WatchedNode unknown(PeriodLength length) {
        return new WatchedNode(new NodeSeries(length), new NodeState());
    }

    /** What its state is kept under; as bytes {@code <node>|<length>}. */
    public record Key(NodeId node, PeriodLength length) {

        /** Its bytes. */
        public static final Encoding<Key> ENCODING = new Encoding<>() {
            @Override
            public byte[] encode(Key key) {
                return Encodings.TEXT.encode(key.node() + "|" + key.length());
            }

            @Override
            public Key decode(byte[] bytes) {
                String text = Encodings.TEXT.decode(bytes);
                int bar = text.lastIndexOf('|');
                return new Key(NodeId.parse(text.substring(0, bar)), PeriodLength.valueOf(text.substring(bar + 1)));
            }
        };

        public Key {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(length, "length");
        }
    }
}

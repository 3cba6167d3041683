package org.industrymonitor.alerts.place;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.alerts.detect.Doubt;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.model.wire.Codecs;

/** Which alerts operators have marked false, as one task sees it, kept until something else is said. */
public final class RemarksView {

    private final Tables tables;
    private final KeyValueStore<String, byte[]> store;
    private final Map<String, Doubt> doubts = new HashMap<>();
    private long version = -1;

    /** The view of the task of that context. */
    public RemarksView(Tables tables, ProcessingContext context) {
        this.tables = tables;
        this.store = context.getStateStore(Tables.REMARKS_STORE);
    }

    /** How much less is believed of a series in the period that starts then. */
    public double doubt(NodeId node, String series, Instant start) {
        refresh();
        if (doubts.isEmpty()) {
            return 0; // so it mostly is, and this is asked for each figure
        }
        return doubts.getOrDefault(key(node, series), Doubt.NONE).at(start);
    }

    private void refresh() {
        long now = tables.remarksVersion();
        if (now == version) {
            return;
        }
        version = now;
        Map<String, List<Instant>> marked = new HashMap<>();
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                Remark remark = Codecs.REMARK.decode(entries.next().value);
                if (remark.kind() == RemarkKind.FALSE) {
                    marked.computeIfAbsent(key(remark.node(), remark.series()), absent -> new ArrayList<>())
                            .add(remark.raised());
                }
            }
        }
        doubts.clear();
        marked.forEach((series, raised) -> doubts.put(series, new Doubt(raised)));
    }

    private static String key(NodeId node, String series) {
        return node + "|" + series;
    }
}

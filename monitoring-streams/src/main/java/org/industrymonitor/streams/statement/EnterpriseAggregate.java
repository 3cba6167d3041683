package org.industrymonitor.streams.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.Rollup;

/** Puts together what is published of an enterprise. */
final class EnterpriseAggregate {

    private EnterpriseAggregate() {}

    /** The aggregate of a pane in which something was stated, in a period in which the enterprise was registered. */
    static Aggregate of(
            NodeId node, Rollup rollup, Facts facts, PeriodLength length, long index, StatementChunk chunk) {
        Span span = facts.spanOf(length, index).orElseThrow();
        PaneDelta figures = new PaneDelta();
        facts.count(figures, span, index, chunk, ChunkKey.slot(index), 1);
        Map<String, SeriesTotal> totals = new TreeMap<>();
        span.expected().forEach((series, expected) -> totals.put(series, new SeriesTotal(series, 0, 0, expected)));
        figures.forEach((series, sum, reported, step) -> {
            long expected = span.expected().getOrDefault(series, 0L);
            if (Rollup.isListed(sum, reported, expected)) {
                totals.put(series, new SeriesTotal(series, sum, reported, expected));
            }
        });
        List<SeriesTotal> pane = new ArrayList<>(totals.values());
        return new Aggregate(node, facts.grid().period(length, index), pane, rollup.asOf(), rollup.windows());
    }
}

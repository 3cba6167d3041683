package org.industrymonitor.streams.statement;

import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.wire.AggregateWriter;
import org.industrymonitor.model.wire.Origin;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.WindowSums;

/** Publishes a pane of an enterprise, with its windows, when the pane has changed. */
final class EnterpriseAggregates implements StatementLedger.Output {

    private final ProcessorContext<byte[], byte[]> context;
    private final Headers origin = new RecordHeaders();
    private final AggregateWriter writer = new AggregateWriter();
    private final SpansDue expected = new SpansDue();
    private final WindowSums sums = new WindowSums();

    /** The end of a key after its node: that of the last pane mostly is that of this one. */
    private PeriodLength lastLength;

    private long lastStart;
    private byte[] lastSuffix;

    EnterpriseAggregates(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        origin.add(Origin.HEADER, Origin.encode(context.taskId().partition()));
    }

    @Override
    public void changed(
            String id,
            Enterprise enterprise,
            Facts facts,
            PeriodLength length,
            long index,
            PaneDelta pane,
            long received) {
        byte[] aggregate = write(id, enterprise, facts, length, index, pane);
        Rollup rollup = enterprise.rollup();
        byte[] node = enterprise.nodeUtf8(id);
        byte[] suffix = suffix(length, rollup.grid().startSecond(length, index));
        byte[] key = Arrays.copyOf(node, node.length + suffix.length);
        System.arraycopy(suffix, 0, key, node.length, suffix.length);
        context.forward(new Record<>(key, aggregate, received, origin), Exit.AGGREGATES.child());
    }

    /** The message of a pane with its windows. */
    byte[] write(String id, Enterprise enterprise, Facts facts, PeriodLength length, long index, PaneDelta pane) {
        Rollup rollup = enterprise.rollup();
        Span span = facts.spanOf(length, index);
        rollup.begin(writer, enterprise.nodeUtf8(id), length, index, isComplete(span, pane));
        if (!rollup.isWeighed()) {
            writer.eachWeighs(facts.weight());
        }
        if (span != null) {
            writePane(rollup, span, pane);
        }
        rollup.write(writer, expected.of(facts.spans()), sums);
        return writer.toBytes();
    }

    private static boolean isComplete(Span span, PaneDelta pane) {
        if (span != null) {
            for (Span.Due due : span.due()) {
                if (reported(pane, due.series()) < due.count()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long reported(PaneDelta pane, SeriesName series) {
        int at = pane.find(series);
        return at < 0 ? 0 : pane.amount(at, PaneDelta.REPORTED);
    }

    private void writePane(Rollup rollup, Span span, PaneDelta pane) {
        for (int row = 0; row < rollup.series(); row++) {
            int at = pane.find(rollup.name(row));
            long due = span.due(rollup.name(row));
            writer.total(
                    AggregateWriter.PANE,
                    row,
                    at < 0 ? 0 : pane.amount(at, PaneDelta.SUM),
                    at < 0 ? 0 : pane.amount(at, PaneDelta.REPORTED),
                    due,
                    at < 0 ? 0 : pane.amount(at, PaneDelta.WEIGHT),
                    due * span.weight());
        }
    }

    private byte[] suffix(PeriodLength length, long startEpochSecond) {
        if (length != lastLength || startEpochSecond != lastStart) {
            lastSuffix = AggregateWriter.utf8(Aggregate.key("", length, Instant.ofEpochSecond(startEpochSecond)));
            lastLength = length;
            lastStart = startEpochSecond;
        }
        return lastSuffix;
    }
}

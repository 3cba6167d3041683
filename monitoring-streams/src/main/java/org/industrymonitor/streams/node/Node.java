package org.industrymonitor.streams.node;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.runtime.store.Encoding;
import org.industrymonitor.streams.account.Kept;
import org.industrymonitor.streams.pane.Expectation;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.RecentChunks;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;
import org.industrymonitor.streams.pane.Steps;

/** A group of enterprises: its windows, what is expected of it, and what of it is to be published. */
final class Node implements Expectation {

    private static final int FORMAT = 1;

    /** Added to the format: what is imputed follows. */
    private static final int IMPUTED = 1;

    /** Added to the format: what is to be published follows. */
    private static final int PENDING = 2;

    /** Added to the format: from which to which stretch there are accounts follows. */
    private static final int KEPT = 4;

    /** How many figures of a series are expected, and what they weigh. */
    private record StepsDue(Steps counts, Steps weights) implements Due {
        @Override
        public long count(long from, long to) {
            return counts.over(from, to);
        }

        @Override
        public long weight(long from, long to) {
            return weights.over(from, to);
        }
    }

    private final Rollup rollup;

    private Pending pending = new Pending();
    private Kept kept = new Kept();
    private final RecentChunks<PaneChunk> recentPanes = new RecentChunks<>();

    /** The windows of what is imputed; null while nothing ever was. */
    private Rollup imputed;

    private final Map<PeriodLength, TreeMap<SeriesName, StepsDue>> due = new EnumMap<>(PeriodLength.class);

    Node(ZoneId zone) {
        this(new Rollup(zone, true, false));
    }

    private Node(Rollup rollup) {
        this.rollup = rollup;
    }

    Rollup rollup() {
        return rollup;
    }

    /** What of it is to be published, to be added to. */
    Pending pending() {
        return pending;
    }

    /** Which accounts it may have. */
    Kept kept() {
        return kept;
    }

    /** Its panes that were used last. */
    RecentChunks<PaneChunk> recentPanes() {
        return recentPanes;
    }

    /** The windows of what is imputed; null while nothing ever was. */
    Rollup imputedOrNull() {
        return imputed;
    }

    /** The same, from now on. */
    Rollup imputed() {
        if (imputed == null) {
            imputed = new Rollup(rollup.grid().zone(), false, false);
        }
        return imputed;
    }

    /** The lengths of which figures are or were expected. */
    Iterable<PeriodLength> lengths() {
        return due.keySet();
    }

    /** Takes in how many more are expected from a period on. */
    void expect(PeriodLength length, long index, PaneDelta delta) {
        for (int i = 0; i < delta.size(); i++) {
            long count = delta.amount(i, PaneDelta.EXPECTED_STEP);
            long weight = delta.amount(i, PaneDelta.WEIGHT_STEP);
            if (count != 0 || weight != 0) {
                rollup.list(length, delta.series(i));
                StepsDue steps = due.computeIfAbsent(length, l -> new TreeMap<>())
                        .computeIfAbsent(delta.series(i), name -> new StepsDue(new Steps(), new Steps()));
                steps.counts().add(index, count);
                steps.weights().add(index, weight);
            }
        }
    }

    @Override
    public Due due(SeriesName series, PeriodLength length) {
        Map<SeriesName, StepsDue> ofLength = due.get(length);
        StepsDue steps = ofLength == null ? null : ofLength.get(series);
        return steps == null ? Due.NOTHING : steps;
    }

    /** The encoding of a task, which has names to share. */
    static Encoding<Node> encoding() {
        SeriesNames names = new SeriesNames();
        return new Encoding<>() {
            @Override
            public byte[] encode(Node node) {
                boolean isImputed = node.imputed != null;
                boolean isPending = !node.pending.isEmpty();
                ByteWriter out = new ByteWriter(1024)
                        .octet(FORMAT + (isImputed ? IMPUTED : 0) + (isPending ? PENDING : 0) + KEPT);
                node.rollup.write(out);
                out.unsigned(node.due.size());
                node.due.forEach((length, series) -> {
                    out.octet(length.ordinal()).unsigned(series.size());
                    series.forEach((name, steps) -> {
                        out.block(name.utf8());
                        steps.counts().write(out);
                        steps.weights().write(out);
                    });
                });
                if (isImputed) {
                    node.imputed.write(out);
                }
                if (isPending) {
                    node.pending.write(out);
                }
                node.kept.write(out);
                return out.toBytes();
            }

            @Override
            public Node decode(byte[] bytes) {
                ByteReader in = new ByteReader(bytes);
                int added = in.version(FORMAT, FORMAT + IMPUTED + PENDING + KEPT) - FORMAT;
                Node node = new Node(Rollup.read(in, names));
                int lengths = in.count();
                for (int i = 0; i < lengths; i++) {
                    TreeMap<SeriesName, StepsDue> series = new TreeMap<>();
                    node.due.put(PeriodLength.values()[in.octet()], series);
                    int count = in.count();
                    for (int s = 0; s < count; s++) {
                        series.put(names.read(in), new StepsDue(Steps.read(in), Steps.read(in)));
                    }
                }
                node.imputed = (added & IMPUTED) != 0 ? Rollup.read(in, names) : null;
                node.pending = (added & PENDING) != 0 ? Pending.read(in) : new Pending();
                node.kept = (added & KEPT) != 0 ? Kept.read(in) : Kept.unknown();
                return node;
            }
        };
    }
}

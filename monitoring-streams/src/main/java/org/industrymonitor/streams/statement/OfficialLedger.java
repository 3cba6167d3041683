package org.industrymonitor.streams.statement;

import java.util.OptionalLong;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.wire.ReadingView;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;
import org.industrymonitor.streams.pane.ZoneCalendar;

/** Official figures: of a node, not of an enterprise. They are kept like statements and are in no total. */
final class OfficialLedger {

    private final WriteBehindStore<ChunkKey, StatementChunk> stated;
    private final Outbox outbox;
    private final SeriesNames names = new SeriesNames();

    OfficialLedger(WriteBehindStore<ChunkKey, StatementChunk> stated, Outbox outbox) {
        this.stated = stated;
        this.outbox = outbox;
    }

    /**
     * Takes a reading of a node.
     *
     * @param subject text of the node
     * @throws Refusal before anything is changed
     */
    Outcome take(String subject, ReadingView reading, Rulebook rulebook, long revision, long received) throws Refusal {
        NodeId node;
        try {
            node = NodeId.parse(subject);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.UNKNOWN_NODE, e.getMessage());
        }
        if (node.kind() == NodeKind.ENTERPRISE) {
            throw new Refusal(RefusalCode.UNKNOWN_NODE, "official figures are of groups, is of " + subject);
        }
        PeriodGrid grid = ZoneCalendar.of(rulebook.reference().zone(node)).grid();
        PeriodLength length = reading.length();
        long index = Bounds.index(reading, grid);
        Held<ChunkKey, StatementChunk> held = stated.hold(ChunkKey.of(subject, length, index));
        StatementChunk chunk = held.value().orElseGet(StatementChunk::new);
        int slot = ChunkKey.slot(index);
        boolean isPresent = !reading.isRetraction();
        PaneDelta delta = new PaneDelta();
        delta.receive(received);
        for (int i = 0; i < reading.items() && isPresent; i++) {
            SeriesName item = names.at(reading.bytes(), reading.codeFrom(i), reading.codeLength(i));
            long value = reading.value(i);
            if (!Bounds.isAddableOfficial(value)
                    || counted(rulebook.unexpected(item), grid, length, index, value)
                            .isEmpty()) {
                throw Bounds.outOfRange(item, value);
            }
        }
        OutcomeTally tally = new OutcomeTally();
        for (int i = 0; i < reading.items(); i++) {
            SeriesName item = names.at(reading.bytes(), reading.codeFrom(i), reading.codeLength(i));
            int row = chunk.rowOf(item);
            if (tally.add(chunk, row, slot, revision, isPresent, reading.value(i))) {
                ItemRule rule = rulebook.unexpected(item);
                if (chunk.isPresent(row, slot)) {
                    count(delta, rule, grid, length, index, chunk.value(row, slot), -1);
                }
                if (isPresent) {
                    count(delta, rule, grid, length, index, reading.value(i), 1);
                }
                chunk.state(row, slot, revision, isPresent, reading.value(i));
            }
        }
        held.set(chunk);
        if (tally.isChange()) {
            outbox.official(rulebook.addressee(node), length, index, delta);
        }
        return Outcome.OFFICIAL;
    }

    /** Counts what was stated of an item anew in its measure, when the catalogue says otherwise than before. */
    void revalue(SeriesName item, Rulebook before, Rulebook next, long received) {
        ItemRule was = before.unexpected(item);
        ItemRule is = next.unexpected(item);
        stated.all((key, chunk) -> {
            int row = chunk.find(item);
            if (row < 0) {
                return;
            }
            NodeId node = NodeId.parse(key.owner());
            PeriodGrid grid = ZoneCalendar.of(next.reference().zone(node)).grid();
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                if (chunk.isPresent(row, slot)) {
                    long index = key.firstIndex() + slot;
                    PaneDelta delta = new PaneDelta();
                    delta.receive(received);
                    count(delta, was, grid, key.length(), index, chunk.value(row, slot), -1);
                    count(delta, is, grid, key.length(), index, chunk.value(row, slot), 1);
                    outbox.official(next.addressee(node), key.length(), index, delta);
                }
            }
        });
    }

    void trim() {
        stated.trim();
    }

    /** What it counts for in its measure; empty when it is too much to be added up, as only a later coefficient can make it. */
    private static OptionalLong counted(ItemRule rule, PeriodGrid grid, PeriodLength length, long index, long value) {
        try {
            long counted = rule.counted(grid, length, index, value);
            return Bounds.isAddableOfficial(counted) ? OptionalLong.of(counted) : OptionalLong.empty();
        } catch (ArithmeticException overflow) {
            return OptionalLong.empty();
        }
    }

    private static void count(
            PaneDelta delta, ItemRule rule, PeriodGrid grid, PeriodLength length, long index, long value, int sign) {
        delta.addFigure(rule.series(), sign * value, sign, 0);
        if (rule.item() != null) {
            long counted = counted(rule, grid, length, index, value).orElse(0);
            delta.addFigure(rule.measure(), sign * counted, sign, 0);
        }
    }
}

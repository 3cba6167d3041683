package org.industrymonitor.streams.imputation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.streams.pane.SeriesNames;

/** All that one task has to tell a cell in one commit about its respondents. The cell's node is the record's key. */
public final class CellBatch {

    private static final int FORMAT = 1;

    /** A period. */
    record Slot(PeriodLength length, long index) {}

    private final Map<Audience, Map<Slot, CellDelta>> changes = new LinkedHashMap<>();
    private long received;

    /**
     * What changes in one period, to be added to.
     *
     * @param audience whose figures change
     * @param receivedEpochMilli when the reading behind it was received
     */
    public CellDelta change(Audience audience, PeriodLength length, long index, long receivedEpochMilli) {
        received = Math.max(received, receivedEpochMilli);
        return changes.computeIfAbsent(audience, a -> new LinkedHashMap<>())
                .computeIfAbsent(new Slot(length, index), slot -> new CellDelta());
    }

    Map<Audience, Map<Slot, CellDelta>> changes() {
        return changes;
    }

    /** When the newest reading behind it was received, epoch milliseconds. */
    public long received() {
        return received;
    }

    /** Whether nothing is left to be told. */
    public boolean isVoid() {
        changes.values().forEach(slots -> slots.values().removeIf(CellDelta::isVoid));
        changes.values().removeIf(Map::isEmpty);
        return changes.isEmpty();
    }

    /** The value of a record of the repartition topic. */
    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(512).octet(FORMAT).unsigned(changes.size());
        changes.forEach((audience, slots) -> {
            audience.write(out);
            out.unsigned(slots.size());
            slots.forEach((slot, delta) -> {
                out.octet(slot.length().ordinal()).signed(slot.index());
                delta.write(out);
            });
        });
        return out.toBytes();
    }

    static CellBatch fromBytes(byte[] bytes, SeriesNames names) {
        ByteReader in = new ByteReader(bytes);
        in.version(FORMAT);
        CellBatch batch = new CellBatch();
        int audiences = in.count();
        for (int a = 0; a < audiences; a++) {
            Map<Slot, CellDelta> slots = new LinkedHashMap<>();
            batch.changes.put(Audience.read(in), slots);
            int count = in.count();
            for (int i = 0; i < count; i++) {
                slots.put(new Slot(PeriodLength.values()[in.octet()], in.signed()), CellDelta.read(in, names));
            }
        }
        return batch;
    }
}

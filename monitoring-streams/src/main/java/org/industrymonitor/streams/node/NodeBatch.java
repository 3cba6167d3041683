package org.industrymonitor.streams.node;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.SeriesNames;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;

/** All that one task has to tell a node in one commit: what changes in each of its panes. The node is the record's key. */
public final class NodeBatch {

    private static final int FORMAT = 1;

    /** What figures are. Their places here are in the batches. */
    enum Kind {
        REPORTED,
        OFFICIAL,
        IMPUTED
    }

    /** A period; of one time there is one for the figures of each kind. */
    record Slot(PeriodLength length, long index, Kind kind) {}

    /**
     * What changes in one pane.
     *
     * @param delta of an official figure its sum, and as reported how many; of imputed ones their sum
     * @param children of what the node's children have a part in: the comparable sums
     */
    record Change(PaneDelta delta, Map<String, PaneDelta> children) {}

    private final ZoneId zone;
    private final Map<Slot, Change> changes = new LinkedHashMap<>();

    /** The slot that was added to last: the next addition mostly is of the same. */
    private Slot lastSlot;

    private Change lastChange;

    /** @param zone in which the node's periods are labelled */
    public NodeBatch(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    Map<Slot, Change> changes() {
        return changes;
    }

    /**
     * Adds what changes in a pane.
     *
     * @param child on whose way to the node it is; empty for none
     */
    public void add(PeriodLength length, long index, PaneDelta delta, String child) {
        Change change = change(length, index, Kind.REPORTED);
        change.delta().add(delta);
        if (!child.isEmpty() && (delta.has(PaneDelta.NOW) || delta.has(PaneDelta.THEN))) {
            PaneDelta ofChild = change.children().computeIfAbsent(child, c -> new PaneDelta());
            for (int i = 0; i < delta.size(); i++) {
                ofChild.add(delta.series(i), PaneDelta.NOW, delta.amount(i, PaneDelta.NOW));
                ofChild.add(delta.series(i), PaneDelta.THEN, delta.amount(i, PaneDelta.THEN));
            }
        }
    }

    /** Adds what changes in what was officially stated of a period. */
    public void addOfficial(PeriodLength length, long index, PaneDelta delta) {
        change(length, index, Kind.OFFICIAL).delta().add(delta);
    }

    /** Adds what changes in what is imputed in a period: its sum. */
    public void addImputed(PeriodLength length, long index, PaneDelta delta) {
        change(length, index, Kind.IMPUTED).delta().add(delta);
    }

    private Change change(PeriodLength length, long index, Kind kind) {
        if (lastSlot == null || lastSlot.index() != index || lastSlot.length() != length || lastSlot.kind() != kind) {
            lastSlot = new Slot(length, index, kind);
            lastChange = changes.computeIfAbsent(lastSlot, s -> new Change(new PaneDelta(), new HashMap<>(0)));
        }
        return lastChange;
    }

    /** When the newest reading behind it was received, epoch milliseconds. */
    public long received() {
        long received = 0;
        for (Change change : changes.values()) {
            received = Math.max(received, change.delta().received());
        }
        return received;
    }

    /** The value of a record of the repartition topic. */
    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(128 * changes.size() + 32)
                .octet(FORMAT)
                .text(zone.getId())
                .unsigned(changes.size());
        changes.forEach((slot, change) -> {
            out.octet(slot.length().ordinal()).octet(slot.kind().ordinal()).signed(slot.index());
            change.delta().write(out);
            out.unsigned(change.children().size());
            change.children().forEach((child, delta) -> delta.write(out.text(child)));
        });
        return out.toBytes();
    }

    static NodeBatch fromBytes(byte[] bytes, SeriesNames names) {
        ByteReader in = new ByteReader(bytes);
        in.version(FORMAT);
        NodeBatch batch = new NodeBatch(ZoneId.of(in.text()));
        int count = in.count();
        for (int i = 0; i < count; i++) {
            PeriodLength length = PeriodLength.values()[in.octet()];
            Kind kind = Kind.values()[in.octet()];
            Slot slot = new Slot(length, in.signed(), kind);
            Change change = new Change(PaneDelta.read(in, names), new HashMap<>(0));
            int children = in.count();
            for (int c = 0; c < children; c++) {
                String child = in.text();
                change.children().put(child, PaneDelta.read(in, names));
            }
            batch.changes.put(slot, change);
        }
        return batch;
    }

    /** Its slots, the earlier first, so that windows move on once. */
    List<Slot> inOrder() {
        List<Slot> slots = new ArrayList<>(changes.keySet());
        slots.sort((a, b) -> a.length() == b.length()
                ? Long.compare(a.index(), b.index())
                : a.length().compareTo(b.length()));
        return slots;
    }
}

package org.industrymonitor.streams.node;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PeriodMap;
import org.industrymonitor.streams.pane.SeriesNames;

/** All that one task has to tell a node in one commit: what changes in each of its panes. The node is the record's key. */
public final class NodeBatch {

    private static final int FORMAT = 1;

    /** What figures are. Their places here are in the batches. */
    enum Kind {
        REPORTED,
        OFFICIAL,
        IMPUTED
    }

    private static final Kind[] KINDS = Kind.values();

    /** A period; of one time there is one for the figures of each kind. */
    record Slot(PeriodLength length, long index, Kind kind) {}

    /**
     * What changes in one pane.
     *
     * @param delta of an official figure its sum, and as reported how many; of imputed ones their sum
     * @param children of what the node's children have a part in: the comparable sums
     */
    record Change(PaneDelta delta, Map<String, PaneDelta> children) {
        Change() {
            this(new PaneDelta(), new HashMap<>(0));
        }
    }

    private final ZoneId zone;
    private final PeriodMap<Change> changes = new PeriodMap<>();

    /** @param zone in which the node's periods are labelled */
    public NodeBatch(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    /** What changes in a slot that is in the batch. */
    Change find(Slot slot) {
        return changes.find(slot.length(), slot.index(), slot.kind().ordinal());
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
        return changes.of(length, index, kind.ordinal(), Change::new);
    }

    /** When the newest reading behind it was received, epoch milliseconds. */
    public long received() {
        long received = 0;
        for (int entry = 0; entry < changes.size(); entry++) {
            received = Math.max(received, changes.value(entry).delta().received());
        }
        return received;
    }

    /** The value of a record of the repartition topic. */
    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(128 * changes.size() + 32)
                .octet(FORMAT)
                .text(zone.getId())
                .unsigned(changes.size());
        for (int entry = 0; entry < changes.size(); entry++) {
            Change change = changes.value(entry);
            out.octet(changes.length(entry).ordinal())
                    .octet(changes.kind(entry))
                    .signed(changes.index(entry));
            change.delta().write(out);
            out.unsigned(change.children().size());
            change.children().forEach((child, delta) -> delta.write(out.text(child)));
        }
        return out.toBytes();
    }

    static NodeBatch fromBytes(byte[] bytes, SeriesNames names) {
        ByteReader in = new ByteReader(bytes);
        in.version(FORMAT);
        NodeBatch batch = new NodeBatch(ZoneId.of(in.text()));
        int count = in.count();
        for (int i = 0; i < count; i++) {
            PeriodLength length = PeriodLength.values()[in.octet()];
            Kind kind = KINDS[in.octet()];
            long index = in.signed();
            Change change = new Change(PaneDelta.read(in, names), new HashMap<>(0));
            int children = in.count();
            for (int c = 0; c < children; c++) {
                String child = in.text();
                change.children().put(child, PaneDelta.read(in, names));
            }
            batch.changes.of(length, index, kind.ordinal(), () -> change);
        }
        return batch;
    }

    /** Its slots, the earlier first, so that windows move on once. */
    List<Slot> inOrder() {
        List<Slot> slots = new ArrayList<>(changes.size());
        for (int entry = 0; entry < changes.size(); entry++) {
            slots.add(new Slot(changes.length(entry), changes.index(entry), KINDS[changes.kind(entry)]));
        }
        slots.sort((a, b) -> a.length() == b.length()
                ? Long.compare(a.index(), b.index())
                : a.length().compareTo(b.length()));
        return slots;
    }
}

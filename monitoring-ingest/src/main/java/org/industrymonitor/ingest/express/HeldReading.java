package org.industrymonitor.ingest.express;

import java.util.EnumSet;
import java.util.Set;
import org.industrymonitor.ingest.validate.PlainHead;
import org.industrymonitor.ingest.validate.PlainItem;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.Suspicion;
import org.industrymonitor.model.wire.ReadingWriter;

/** The bytes of a reading to which the next record may add items, if it differs in those only. */
final class HeldReading {

    private final int mostItems;
    private final byte[] feed;
    private final ReadingWriter writer = new ReadingWriter();
    private final PlainItem[] items;
    private final Set<Suspicion> suspicions = EnumSet.noneOf(Suspicion.class);
    private KnownEnterprise enterprise;
    private PlainHead head;
    private int size;
    private boolean output;
    private boolean energy;
    private boolean energyFlows;

    HeldReading(int mostItems, byte[] feed) {
        this.mostItems = mostItems;
        this.feed = feed;
        this.items = new PlainItem[mostItems];
    }

    boolean isEmpty() {
        return enterprise == null;
    }

    KnownEnterprise enterprise() {
        return enterprise;
    }

    boolean isSuspect() {
        return !suspicions.isEmpty();
    }

    /** Whether items of the same subject and head can be added. */
    boolean joins(KnownEnterprise other, PlainHead otherHead, PlainItem[] more) {
        if (isEmpty()
                || !other.id().equals(enterprise.id())
                || !otherHead.equals(head)
                || size + more.length > mostItems) {
            return false;
        }
        for (PlainItem item : more) {
            for (int i = 0; i < size; i++) {
                if (items[i].code().equals(item.code())) {
                    return false;
                }
            }
        }
        return true;
    }

    void begin(KnownEnterprise about, PlainHead its) {
        enterprise = about;
        head = its;
        writer.begin(about.utf8(), its.length(), its.start());
    }

    void add(PlainItem item, long quantity) {
        items[size++] = item;
        writer.item(item.utf8(), quantity);
        output |= item.measure() == Measure.OUTPUT && quantity > 0;
        if (item.measure() == Measure.ENERGY) {
            energy = true;
            energyFlows |= quantity != 0;
        }
    }

    void suspect(Set<Suspicion> odd) {
        if (!odd.isEmpty()) {
            suspicions.addAll(odd);
        }
    }

    /** Whether it names output, and beside it energy, all of which is zero. */
    boolean isOutputWithoutEnergy() {
        return output && energy && !energyFlows;
    }

    /** The message; nothing is held then. */
    byte[] release() {
        byte[] message = writer.end(head.revision(), head.status(), feed, suspicions);
        suspicions.clear();
        enterprise = null;
        size = 0;
        output = false;
        energy = false;
        energyFlows = false;
        return message;
    }
}

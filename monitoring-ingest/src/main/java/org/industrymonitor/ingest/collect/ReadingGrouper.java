package org.industrymonitor.ingest.collect;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.industrymonitor.ingest.validate.PlainHead;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Suspicion;

/** Joins readings that follow each other and differ in their items only: fewer records say the same. */
final class ReadingGrouper {

    /** Of a reading that is joined. */
    static final int MOST_ITEMS = 64;

    private final Output output;
    private final List<ItemValue> items = new ArrayList<>();
    private final Set<Suspicion> suspicions = EnumSet.noneOf(Suspicion.class);
    private Reading first;

    ReadingGrouper(Output output) {
        this.output = output;
    }

    /** Takes what was joined. */
    interface Output {
        /** @param suspect whether any of what was joined is suspect */
        void accept(Reading reading, boolean suspect);
    }

    /** @param odd what is odd about it */
    void add(Reading reading, Set<Suspicion> odd) {
        if (first == null || !belongs(reading)) {
            flush();
            first = reading;
        }
        items.addAll(reading.items());
        suspicions.addAll(odd);
    }

    /** Whether a reading is held to which another of that subject and head may belong. */
    boolean mayJoin(String subject, PlainHead head) {
        return first != null
                && first.subject().equals(subject)
                && first.period().length() == head.length()
                && first.period().start().getEpochSecond() == head.start()
                && first.revision() == head.revision()
                && first.status() == head.status();
    }

    /** Puts out what is still held. */
    void flush() {
        if (first != null) {
            Reading whole = items.size() == first.items().size() && suspicions.isEmpty()
                    ? first
                    : new Reading(
                            first.subject(),
                            first.period(),
                            items,
                            first.revision(),
                            first.status(),
                            first.feed(),
                            suspicions);
            boolean suspect = !suspicions.isEmpty();
            items.clear();
            suspicions.clear();
            first = null;
            output.accept(whole, suspect);
        }
    }

    private boolean belongs(Reading reading) {
        return reading.subject().equals(first.subject())
                && reading.period().equals(first.period())
                && reading.revision() == first.revision()
                && reading.status() == first.status()
                && items.size() + reading.items().size() <= MOST_ITEMS
                && reading.items().stream().noneMatch(this::holds);
    }

    private boolean holds(ItemValue value) {
        return items.stream().anyMatch(item -> item.item().equals(value.item()));
    }
}

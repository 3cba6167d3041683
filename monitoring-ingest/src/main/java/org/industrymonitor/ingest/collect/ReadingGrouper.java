package org.industrymonitor.ingest.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Reading;

/** Joins readings that follow each other and differ in their items only: fewer records say the same. */
final class ReadingGrouper {

    private static final int MOST_ITEMS = 64;

    private final Consumer<Reading> output;
    private final List<ItemValue> items = new ArrayList<>();
    private Reading first;

    ReadingGrouper(Consumer<Reading> output) {
        this.output = output;
    }

    void add(Reading reading) {
        if (first == null || !belongs(reading)) {
            flush();
            first = reading;
        }
        items.addAll(reading.items());
    }

    /** Puts out what is still held. */
    void flush() {
        if (first != null) {
            output.accept(
                    items.size() == first.items().size()
                            ? first
                            : new Reading(
                                    first.subject(),
                                    first.period(),
                                    items,
                                    first.revision(),
                                    first.status(),
                                    first.feed()));
            items.clear();
            first = null;
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

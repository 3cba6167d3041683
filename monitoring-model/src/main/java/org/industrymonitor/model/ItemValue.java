package org.industrymonitor.model;

/**
 * A quantity of an item.
 *
 * @param item code of the item
 * @param value fixed point, in the item's unit
 */
public record ItemValue(String item, long value) {

    public ItemValue {
        Check.id("item", item);
    }
}

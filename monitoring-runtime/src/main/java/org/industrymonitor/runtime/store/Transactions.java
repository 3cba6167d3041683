package org.industrymonitor.runtime.store;

import java.util.OptionalLong;

/** What a store can know of the transactions of its task. */
interface Transactions {

    /**
     * An object that is another one after each record, or tick of the clock, that the task has processed; null before the first.
     * A task goes on processing only when the transaction that it prepared before is committed; else it is closed.
     */
    Object lastProcessed();

    /**
     * The offset in the changelog up to which the broker has acknowledged the store's changes; empty when this task has none
     * acknowledged yet. Changes of a transaction that is not committed may be among them.
     */
    OptionalLong acknowledged();
}

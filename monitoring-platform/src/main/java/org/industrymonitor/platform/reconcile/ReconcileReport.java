package org.industrymonitor.platform.reconcile;

import java.util.List;

/**
 * The outcome of one pass over the readings.
 *
 * @param nodes compared
 * @param aggregates panes, windows and accounts compared
 * @param readings records of the readings topic
 * @param undecodable records, of any topic, that are not of the contract; they count for nothing
 * @param differences how many figures differ
 * @param first the first of them
 */
public record ReconcileReport(
        long nodes, long aggregates, long readings, long undecodable, long differences, List<Difference> first) {

    public ReconcileReport {
        first = List.copyOf(first);
    }

    public boolean isExact() {
        return differences == 0;
    }
}

package org.industrymonitor.platform.reconcile;

/**
 * One figure that was published other than the readings say.
 *
 * @param node text of the node
 * @param where the pane, window or account, and what of it
 * @param series empty where it is not of one series
 * @param expected as recomputed from the readings; {@code -} for nothing
 * @param published as found in the topic; {@code -} for nothing
 */
public record Difference(String node, String where, String series, String expected, String published) {

    @Override
    public String toString() {
        return node + " " + where + (series.isEmpty() ? "" : " " + series) + ": expected " + expected + ", published "
                + published;
    }
}

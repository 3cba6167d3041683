package org.industrymonitor.platform.reconcile;

import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.model.NodeId;

/** Counts the differences, and names the first of them. */
final class Differences {
    static final String NOTHING = "-";

    private static final int NAMED = 20;

    private final List<Difference> first = new ArrayList<>();
    private long count;

    void add(NodeId node, String where, String series, String expected, String published) {
        count++;
        if (first.size() < NAMED) {
            first.add(new Difference(node.toString(), where, series, expected, published));
        }
    }

    long count() {
        return count;
    }

    List<Difference> first() {
        return first;
    }
}

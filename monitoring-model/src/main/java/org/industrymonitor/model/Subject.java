package org.industrymonitor.model;

/**
 * Who a reading is about: an enterprise, by its id, or a node, by the text of its {@link NodeId}. The two are told apart by
 * the colon, which no enterprise id has.
 */
public record Subject(String id) {

    private static final char NODE_MARK = ':';

    public Subject {
        Check.id("subject", id);
    }

    /** Whether it is a node: what is said of it is an official figure. */
    public boolean isNode() {
        return namesNode(id);
    }

    /** Whether that id names a node, and not an enterprise. */
    public static boolean namesNode(String id) {
        return id.indexOf(NODE_MARK) >= 0;
    }
}

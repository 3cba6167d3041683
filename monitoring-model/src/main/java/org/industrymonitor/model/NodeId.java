package org.industrymonitor.model;

import java.util.Objects;

/**
 * Names a node, in text {@code <kind>:<key>}, such as {@code sector-city:44@410100}.
 *
 * @param key unique within the kind
 */
public record NodeId(NodeKind kind, String key) {

    public NodeId {
        Objects.requireNonNull(kind, "kind");
        Check.id("key", key);
    }

    public static NodeId enterprise(String id) {
        return new NodeId(NodeKind.ENTERPRISE, id);
    }

    /**
     * The node of that text.
     *
     * @throws IllegalArgumentException when it does not start with a kind and a colon
     */
    public static NodeId parse(String text) {
        int colon = text.indexOf(':');
        if (colon > 0) {
            NodeKind kind = NodeKind.parse(text.substring(0, colon))
                    .orElseThrow(() -> new IllegalArgumentException("node '" + text + "' is of no known kind"));
            return new NodeId(kind, text.substring(colon + 1));
        }
        throw new IllegalArgumentException("node must be <kind>:<key>, is '" + text + "'");
    }

    @Override
    public String toString() {
        return kind.prefix() + ":" + key;
    }
}

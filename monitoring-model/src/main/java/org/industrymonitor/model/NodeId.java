package org.industrymonitor.model;

import java.util.Objects;
import java.util.Optional;

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

    /** Code of the sector it is of; empty for one that is of no sector, and for enterprises and groups. */
    public Optional<String> sector() {
        return switch (kind) {
            case SECTOR -> Optional.of(key);
            case CELL -> Optional.of(key.substring(key.indexOf('/') + 1));
            case SECTOR_CITY, SECTOR_PROVINCE -> Optional.of(key.substring(0, Math.max(0, key.indexOf('@'))));
            case ENTERPRISE, COUNTY, CITY, PROVINCE, COUNTRY, GROUP -> Optional.empty();
        };
    }

    /** Code of the region it is in; empty for one that is in no region, and for enterprises and groups. */
    public Optional<String> region() {
        return switch (kind) {
            case COUNTY, CITY, PROVINCE, COUNTRY -> Optional.of(key);
            case CELL -> Optional.of(key.substring(0, Math.max(0, key.indexOf('/'))));
            case SECTOR_CITY, SECTOR_PROVINCE -> Optional.of(key.substring(key.indexOf('@') + 1));
            case ENTERPRISE, SECTOR, GROUP -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return kind.prefix() + ":" + key;
    }
}

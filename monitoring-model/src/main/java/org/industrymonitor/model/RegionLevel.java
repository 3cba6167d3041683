package org.industrymonitor.model;

import java.util.Locale;
import java.util.Optional;

/** The levels of a tree of regions, the widest first. */
public enum RegionLevel {
    COUNTRY(NodeKind.COUNTRY),
    PROVINCE(NodeKind.PROVINCE),
    CITY(NodeKind.CITY),
    COUNTY(NodeKind.COUNTY);

    private final NodeKind nodeKind;

    RegionLevel(NodeKind nodeKind) {
        this.nodeKind = nodeKind;
    }

    /** The kind of node that a region of this level is. */
    public NodeKind nodeKind() {
        return nodeKind;
    }

    /** The level of that name; the official word "prefecture" is a city. */
    public static Optional<RegionLevel> parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "country" -> Optional.of(COUNTRY);
            case "province" -> Optional.of(PROVINCE);
            case "city", "prefecture" -> Optional.of(CITY);
            case "county", "district" -> Optional.of(COUNTY);
            default -> Optional.empty();
        };
    }
}

package org.industrymonitor.model;

import java.util.Locale;
import java.util.Optional;

/** What an aggregate can be published for. */
public enum NodeKind {
    ENTERPRISE,
    /** County x sector: the atom of every roll-up. Key: {@code <region>/<sector>}. */
    CELL,
    SECTOR,
    COUNTY,
    CITY,
    PROVINCE,
    COUNTRY,
    /** Key: {@code <sector>@<city>}. */
    SECTOR_CITY,
    /** Key: {@code <sector>@<province>}. */
    SECTOR_PROVINCE,
    /** A power station, an industry chain, a park, a company. Key: {@link GroupShare#group()}. */
    GROUP;

    private final String prefix = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word before the colon in a node id. */
    public String prefix() {
        return prefix;
    }

    static Optional<NodeKind> parse(String prefix) {
        for (NodeKind kind : values()) {
            if (kind.prefix.equals(prefix)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}

package org.industrymonitor.runtime.access;

import java.util.Collection;
import java.util.Set;

/**
 * What somebody may see: what is in one of the regions and of one of the sectors, where either may be left out. A region or
 * sector holds what is below it in its tree, and not what is above.
 *
 * @param regions codes
 * @param sectors codes
 */
public record Domain(Set<String> regions, Set<String> sectors) {

    /** Everything. */
    public static final Domain ALL = new Domain(Set.of(), Set.of());

    public Domain {
        regions = Set.copyOf(regions);
        sectors = Set.copyOf(sectors);
    }

    public boolean isAll() {
        return regions.isEmpty() && sectors.isEmpty();
    }

    /**
     * Whether it holds what is in those regions and of those sectors.
     *
     * @param regionLine codes of a region and of those it is in; empty for what is in none
     * @param sectorLine likewise
     */
    public boolean holds(Collection<String> regionLine, Collection<String> sectorLine) {
        return (regions.isEmpty() || regionLine.stream().anyMatch(regions::contains))
                && (sectors.isEmpty() || sectorLine.stream().anyMatch(sectors::contains));
    }
}

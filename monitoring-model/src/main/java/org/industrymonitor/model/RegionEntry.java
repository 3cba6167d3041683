package org.industrymonitor.model;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * A region of the tree of regions, such as GB/T 2260 county 410102 in city 410100 in province 410000.
 *
 * @param timeZone the zone its periods are labelled in; empty: that of its parent
 */
public record RegionEntry(
        String code,
        String nameZh,
        String nameEn,
        Optional<String> parent,
        RegionLevel level,
        Optional<ZoneId> timeZone) {

    public RegionEntry {
        Check.id("code", code);
        Objects.requireNonNull(nameZh, "nameZh");
        Objects.requireNonNull(nameEn, "nameEn");
        parent.ifPresent(p -> Check.id("parent", p));
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(timeZone, "timeZone");
    }
}

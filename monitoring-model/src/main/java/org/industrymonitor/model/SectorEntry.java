package org.industrymonitor.model;

import java.util.Objects;
import java.util.Optional;

/** A sector of the tree of industries, such as GB/T 4754-2017 class 4411 in division 44 in section D. */
public record SectorEntry(String code, String nameZh, String nameEn, Optional<String> parent) {

    public SectorEntry {
        Check.id("code", code);
        Objects.requireNonNull(nameZh, "nameZh");
        Objects.requireNonNull(nameEn, "nameEn");
        parent.ifPresent(p -> Check.id("parent", p));
    }

    /** Whether it is a division: a sector of two digits, the level that figures are most often shown at. */
    public boolean isDivision() {
        return isDivision(code);
    }

    /** Whether the code is of a division. */
    public static boolean isDivision(String code) {
        return code.length() == 2 && code.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

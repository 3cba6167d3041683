package org.industrymonitor.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Facts of an enterprise in force from {@code validFrom} until before {@code validTo}, days in the zone of its region.
 *
 * @param groups power station, industry chains, parks or companies it belongs to, each with or without a share, see {@link
 *     GroupShare}; one named twice is one
 * @param period the length of the periods it reports
 * @param items codes of the items it is expected to report for every period
 * @param weight for coverage by weight, fixed point
 * @param capacity largest plausible quantity of its first item in one hour, fixed point in the item's unit
 */
public record EnterpriseVersion(
        String name,
        String sector,
        String region,
        List<String> groups,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        PeriodLength period,
        List<String> items,
        long weight,
        OptionalLong capacity) {

    public EnterpriseVersion {
        Objects.requireNonNull(name, "name");
        Check.id("sector", sector);
        Check.id("region", region);
        groups = groups.stream().distinct().toList();
        List<String> names =
                groups.stream().map(group -> GroupShare.parse(group).group()).toList();
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("groups must be distinct, are " + groups);
        }
        Objects.requireNonNull(period, "period");
        items = List.copyOf(items);
        items.forEach(item -> Check.id("items", item));
        if (items.stream().distinct().count() != items.size()) {
            throw new IllegalArgumentException("items must be distinct, are " + items);
        }
        Check.atLeast("weight", 0, weight);
        if (validFrom.isPresent() && validTo.isPresent() && !validFrom.get().isBefore(validTo.get())) {
            throw new IllegalArgumentException(
                    "valid_to must be after valid_from " + validFrom.get() + ", is " + validTo.get());
        }
    }

    public Cell cell() {
        return new Cell(region, sector);
    }

    /** The groups, with what share of its figures counts for each. */
    public List<GroupShare> shares() {
        return groups.stream().map(GroupShare::parse).toList();
    }

    /** Whether these facts are in force on the day. */
    public boolean isInForce(LocalDate day) {
        return (validFrom.isEmpty() || !day.isBefore(validFrom.get()))
                && (validTo.isEmpty() || day.isBefore(validTo.get()));
    }
}

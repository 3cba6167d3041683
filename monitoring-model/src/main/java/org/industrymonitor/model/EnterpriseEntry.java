package org.industrymonitor.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that the registry knows of an enterprise.
 *
 * @param versions oldest first, not overlapping; at least one
 */
public record EnterpriseEntry(String id, List<EnterpriseVersion> versions) {

    public EnterpriseEntry {
        Check.id("enterprise", id);
        if (Subject.namesNode(id)) {
            throw new IllegalArgumentException("enterprise must hold no ':', is '" + id + "'");
        }
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("enterprise '" + id + "' must have a version");
        }
        for (int i = 1; i < versions.size(); i++) {
            Optional<LocalDate> end = versions.get(i - 1).validTo();
            Optional<LocalDate> start = versions.get(i).validFrom();
            if (end.isEmpty() || start.isEmpty() || start.get().isBefore(end.get())) {
                throw new IllegalArgumentException("versions of enterprise '" + id
                        + "' must not overlap: one ends "
                        + end.map(LocalDate::toString).orElse("never")
                        + ", the next starts "
                        + start.map(LocalDate::toString).orElse("at the beginning"));
            }
        }
    }

    /** The facts in force on the day; empty when the enterprise was not registered then. */
    public Optional<EnterpriseVersion> versionOn(LocalDate day) {
        for (EnterpriseVersion version : versions) {
            if (version.isInForce(day)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** The newest facts. */
    public EnterpriseVersion latest() {
        return versions.get(versions.size() - 1);
    }
}

package org.industrymonitor.model;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What one subject states of one period.
 *
 * @param subject id of a {@link Subject}: an enterprise, or a node for an official figure
 * @param items the quantities, at least one, each item once; of a retraction the values mean nothing
 * @param revision a higher one replaces a lower one; not negative
 * @param feed who sent it; empty for a direct producer
 * @param suspicions what the edge found odd about it
 */
public record Reading(
        String subject,
        Period period,
        List<ItemValue> items,
        long revision,
        ReadingStatus status,
        String feed,
        Set<Suspicion> suspicions) {

    public Reading {
        Check.id("subject", subject);
        Objects.requireNonNull(period, "period");
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("items must not be empty");
        }
        for (int i = 1; i < items.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (items.get(i).item().equals(items.get(j).item())) {
                    throw new IllegalArgumentException(
                            "items must be distinct, '" + items.get(i).item() + "' is there twice");
                }
            }
        }
        Check.atLeast("revision", 0, revision);
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(feed, "feed");
        suspicions = Set.copyOf(suspicions);
    }

    /** A reading that nothing is odd about. */
    public Reading(
            String subject, Period period, List<ItemValue> items, long revision, ReadingStatus status, String feed) {
        this(subject, period, items, revision, status, feed, Set.of());
    }

    /** Whether the subject is a node: an official figure, carried beside the totals and never mixed into them. */
    public boolean isOfficial() {
        return Subject.namesNode(subject);
    }

    /**
     * The highest revision of a reading received then, which is the nanoseconds since 1970 a day later: of a much higher one there
     * might never be a correction.
     */
    public static long highestRevision(long receivedEpochMilli) {
        return TimeUnit.MILLISECONDS.toNanos(receivedEpochMilli) + TimeUnit.DAYS.toNanos(1);
    }

    /** This reading with a revision, where it came without one; the time of receipt stands in. */
    public Reading numbered(long receivedEpochMilli) {
        return revision > 0 ? this : new Reading(subject, period, items, receivedEpochMilli, status, feed, suspicions);
    }

    /** This reading with one more suspicion. */
    public Reading suspected(Suspicion suspicion) {
        Set<Suspicion> more = new HashSet<>(suspicions);
        more.add(suspicion);
        return new Reading(subject, period, items, revision, status, feed, more);
    }
}

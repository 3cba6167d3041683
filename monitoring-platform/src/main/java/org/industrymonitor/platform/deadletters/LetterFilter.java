package org.industrymonitor.platform.deadletters;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which letters are meant: those that every condition holds for; an empty one holds for all.
 *
 * @param codes such as {@code unknown-enterprise}
 * @param feeds names
 * @param since received then or later
 * @param until received before
 * @param ids single ones
 */
public record LetterFilter(
        Set<String> codes, Set<String> feeds, Optional<Instant> since, Optional<Instant> until, Set<LetterId> ids)
        implements Predicate<StoredLetter> {

    public LetterFilter {
        codes = Set.copyOf(codes);
        feeds = Set.copyOf(feeds);
        ids = Set.copyOf(ids);
    }

    /** Whether it has a condition at all. */
    public boolean isAny() {
        return codes.isEmpty() && feeds.isEmpty() && ids.isEmpty() && since.isEmpty() && until.isEmpty();
    }

    @Override
    public boolean test(StoredLetter stored) {
        Instant received = stored.letter().received();
        return (codes.isEmpty() || codes.contains(stored.letter().code()))
                && (feeds.isEmpty() || feeds.contains(stored.letter().feed()))
                && (ids.isEmpty() || ids.contains(stored.id()))
                && since.filter(received::isBefore).isEmpty()
                && until.filter(end -> !received.isBefore(end)).isEmpty();
    }
}

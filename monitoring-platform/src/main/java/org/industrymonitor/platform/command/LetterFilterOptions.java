package org.industrymonitor.platform.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.platform.deadletters.LetterFilter;
import picocli.CommandLine.Option;

/** The options that say which dead letters are meant. */
final class LetterFilterOptions {
    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "such as unknown-enterprise; may be given several times")
    private Set<String> codes = new LinkedHashSet<>();

    @Option(names = "--feed", paramLabel = "NAME", description = "of the feed; may be given several times")
    private Set<String> feeds = new LinkedHashSet<>();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "received then or later: 2026-04-01, 2026-04-01T08:00:00Z, or PT24H for 24 hours ago")
    private String since;

    @Option(names = "--until", paramLabel = "TIME", description = "received before")
    private String until;

    /** @throws UserFault if a time is none */
    LetterFilter filter(Instant now) {
        return new LetterFilter(codes, feeds, time(since, now), time(until, now), Set.of());
    }

    private static Optional<Instant> time(String text, Instant now) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (text.startsWith("P")) {
                return Optional.of(now.minus(Duration.parse(text)));
            }
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text)
                                    .atStartOfDay(ZoneId.systemDefault())
                                    .toInstant()
                            : Instant.parse(text));
        } catch (DateTimeException bad) {
            throw new UserFault("a time must be like 2026-04-01, 2026-04-01T08:00:00Z or PT24H, is '" + text + "'");
        }
    }
}

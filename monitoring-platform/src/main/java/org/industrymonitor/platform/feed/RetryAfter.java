package org.industrymonitor.platform.feed;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a server asks to be left alone: seconds, or the time until which, by its own clock, which the answer names too
 * (RFC 9110, 10.2.3).  Whoever asks for days, or for what cannot be read, is not listened to.
 */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofSeconds(9_999);

    private RetryAfter() {}

    /** Zero where nothing is asked for. */
    static Duration of(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .flatMap(text -> text.matches("\\d{1,9}") ? Optional.of(seconds(text)) : until(text, headers))
                .filter(asked -> !asked.isNegative() && asked.compareTo(LONGEST) <= 0)
                .orElse(Duration.ZERO);
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static Optional<Duration> until(String text, HttpHeaders headers) {
        return headers.firstValue("Date")
                .flatMap(RetryAfter::instant)
                .flatMap(now -> instant(text).map(then -> Duration.between(now, then)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}

package org.industrymonitor.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Date | Retry-After | seconds
                "- | 2 | 2",
                "- | 0 | 0",
                "- | 9999 | 9999",
                "- | 86400 | 0",
                "- | soon | 0",
                "- | -1 | 0",
                "- | - | 0",
                "Wed, 21 Oct 2026 07:28:00 GMT | Wed, 21 Oct 2026 07:28:07 GMT | 7",
                "Wed, 21 Oct 2026 07:28:00 GMT | Wed, 21 Oct 2026 07:27:59 GMT | 0",
                "Wed, 21 Oct 2026 07:28:00 GMT | Thu, 22 Oct 2026 07:28:00 GMT | 0",
                "Wed, 21 Oct 2026 07:28:00 GMT | tomorrow | 0",
                "today | Wed, 21 Oct 2026 07:28:07 GMT | 0",
                "- | Wed, 21 Oct 2026 07:28:07 GMT | 0",
            })
    void waitsForSecondsOrUntilATimeByTheClockOfTheServer(String date, String retryAfter, long seconds) {
        HttpHeaders headers =
                HttpHeaders.of(Map.of("Date", list(date), "Retry-After", list(retryAfter)), (name, value) -> true);

        assertThat(RetryAfter.of(headers)).isEqualTo(Duration.ofSeconds(seconds));
    }

    private static List<String> list(String value) {
        return value == null ? List.of() : List.of(value);
    }
}

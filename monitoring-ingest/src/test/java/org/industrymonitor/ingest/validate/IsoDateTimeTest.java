package org.industrymonitor.ingest.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDateTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-04-01T08:00:00Z",
                "2020-04-01T08:00:00+08:00",
                "2020-02-29T23:59:59-03:30",
                "2020-04-01T08:00:00z",
                "2020-04-01T08:00+08:00",
                "2020-04-01T08:00:00.5+08:00",
                "1900-01-01T00:00:00+00:00"
            })
    void agreesWithTheJdk(String text) {
        assertThat(IsoDateTime.instant(text))
                .isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-04-31T08:00:00Z",
                "2020-04-01T08:60:00Z",
                "2020-04-01T24:00:00Z",
                "2020-04-01T25:00:00Z",
                "2020-04-01T08:00:00+19:00",
                "2020-04-01T08:00:00+08.00",
                "2020/04/01T08:00:00Z",
                "202O-04-01T08:00:00Z",
                "２０２０-04-01T08:00:00Z",
                "2020-04-01"
            })
    void refusesWhatTheJdkRefuses(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> IsoDateTime.instant(text)).isInstanceOf(DateTimeException.class);
    }
}

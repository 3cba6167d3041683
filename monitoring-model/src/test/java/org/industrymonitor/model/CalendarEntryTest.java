package org.industrymonitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarEntryTest {

    private static final Instant START = Instant.parse("2020-11-02T16:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level=70%             | 0.7",
                "smog; level = 0.65    | 0.65",
                "重污染天气 level=0%     | 0",
                "level=82.5％ till noon | 0.825"
            })
    void findsTheLevelOfAnOrderInItsNote(String note, double level) {
        assertThat(entry(note).level()).isEqualTo(OptionalDouble.of(level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "smog", "by 30 %", "level=low", "sealevel=3"})
    void findsNoneWhereThereIsNone(String note) {
        assertThat(entry(note).level()).isEmpty();
    }

    @Test
    void isInForceFromItsStartToBeforeItsEnd() {
        assertThat(entry("").isInForce(START)).isTrue();
        assertThat(entry("").isInForce(START.plusSeconds(86_400))).isFalse();
    }

    private static CalendarEntry entry(String note) {
        return new CalendarEntry("region:410500", START, START.plusSeconds(86_400), CalendarKind.CURB, note);
    }
}

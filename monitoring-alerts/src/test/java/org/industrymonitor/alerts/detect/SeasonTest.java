package org.industrymonitor.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonTest {

    @ParameterizedTest
    @CsvSource({
        // length, start, workday, slot
        "PT1M, 2024-06-03T08:59, true, 8",
        "PT30M, 2024-06-03T08:30, false, 32",
        "PT1H, 2024-06-03T23:00, true, 23",
        "P1D, 2024-06-03T00:00, true, 0",
        "P1D, 2024-06-03T00:00, false, 7",
        "P1D, 2024-06-08T00:00, false, 5",
        "P1D, 2024-06-08T00:00, true, 4",
        "P1M, 2024-12-01T00:00, true, 11",
    })
    void comparesPeriodsOfTheSameSlotOnly(PeriodLength length, LocalDateTime start, boolean workday, int slot) {
        assertThat(Season.of(length).slot(start, workday)).isEqualTo(slot);
    }

    @ParameterizedTest
    @CsvSource({"PT15M, 1, 8, 24, 96", "PT30M, 1, 4, 12, 48", "PT1H, 1, 2, 6, 24", "P1D, 1, 2, 4, 10", "P1M, 1, 2, 4, 8"
    })
    void measuresFallsOverStretchesThatGrow(PeriodLength length, double one, double two, double three, double four) {
        Season season = Season.of(length);

        assertThat(List.of(
                        season.stretch(1, length),
                        season.stretch(2, length),
                        season.stretch(3, length),
                        season.stretch(4, length)))
                .containsExactly(one, two, three, four);
    }

    @Test
    void everySlotBorrowsFromAnotherOfItsSeasonOrItself() {
        for (Season season : Season.values()) {
            for (int slot = 0; slot < season.slots(); slot++) {
                assertThat(season.alike(slot)).isBetween(0, season.slots() - 1);
            }
        }
        assertThat(Season.HOURS.alike(8)).isEqualTo(32);
        assertThat(Season.WEEKDAYS.alike(7)).isEqualTo(6);
    }

    @Test
    void blocksAreDaysWeeksAndQuarters() {
        LocalDateTime sunday = LocalDateTime.parse("2024-03-31T23:30");
        LocalDateTime monday = LocalDateTime.parse("2024-04-01T00:00");
        for (Season season : Season.values()) {
            assertThat(season.block(monday) - season.block(sunday))
                    .as(season.name())
                    .isEqualTo(1);
        }
    }
}

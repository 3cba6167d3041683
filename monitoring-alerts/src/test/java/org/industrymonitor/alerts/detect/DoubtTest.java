package org.industrymonitor.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubtTest {

    private static final Instant RAISED = Instant.parse("2024-06-10T00:00:00Z");

    @Test
    void asksForOneMoreAfterTheAlertAndForHalfOfThatAMonthLater() {
        Doubt once = new Doubt(List.of(RAISED));

        assertThat(once.at(RAISED)).isZero();
        assertThat(once.at(RAISED.plusSeconds(1_800))).isCloseTo(1, within(0.001));
        assertThat(once.at(RAISED.plus(Duration.ofDays(30)))).isCloseTo(0.5, within(1e-9));
        assertThat(once.at(RAISED.plus(Duration.ofDays(60)))).isCloseTo(0.25, within(1e-9));
        assertThat(Doubt.NONE.at(RAISED)).isZero();
    }

    @Test
    void addsUpAndNeverSilencesASeriesForGood() {
        Instant next = RAISED.plusSeconds(1);

        assertThat(new Doubt(List.of(RAISED, RAISED)).at(next)).isCloseTo(2, within(0.001));
        assertThat(new Doubt(Collections.nCopies(10, RAISED)).at(next)).isEqualTo(3);
    }

    @Test
    void aMarkAsksForAlarmsTenTimesAsRare() {
        assertThat(Doubt.budget(1, 0)).isEqualTo(1);
        assertThat(Doubt.budget(1, 1)).isCloseTo(0.1, within(1e-12));
    }
}

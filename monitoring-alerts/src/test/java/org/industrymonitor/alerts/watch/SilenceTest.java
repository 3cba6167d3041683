package org.industrymonitor.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.industrymonitor.alerts.decide.SilenceRule;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {

    private static final Instant LAST = Instant.parse("2024-06-03T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT30M, 2024-06-03T06:00:00Z, false",
        "PT30M, 2024-06-03T06:30:00Z, true",
        "P1D, 2024-06-06T00:00:00Z, false",
        "P1D, 2024-06-07T00:00:00Z, true",
        "P1M, 2024-08-01T00:00:00Z, false",
        "P1M, 2024-09-01T00:00:00Z, true",
    })
    void isNewsAfterSixHoursThreeDaysOrTwoMonths(PeriodLength length, Instant newest, boolean silent) {
        assertThat(Silence.isSilent(LAST, new Period(length, newest), SilenceRule.DEFAULT))
                .isEqualTo(silent);
    }

    @Test
    void keepsItsIdWhenItEnds() {
        NodeId node = NodeId.enterprise("E1");
        Period newest = new Period(PeriodLength.PT30M, LAST.plusSeconds(13 * 1800));
        Period heard = new Period(PeriodLength.PT30M, LAST.plusSeconds(20 * 1800));

        Alert raised = Silence.raised(node, LAST, newest);
        Alert resolved = Silence.resolved(node, new Hearing(LAST, Optional.of(newest.start())), heard);

        assertThat(raised.reason()).isEqualTo("nothing reported for 13 periods, the last was 2024-06-03T00:00:00Z");
        assertThat(resolved.id()).isEqualTo(raised.id());
        assertThat(resolved.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(resolved.resolved()).contains(heard.start());
    }

    @Test
    void aHearingComesBackFromItsBytes() {
        Hearing silent = new Hearing(LAST, Optional.of(LAST.plusSeconds(60)));
        Hearing heard = new Hearing(LAST, Optional.empty());

        assertThat(Hearing.decode(silent.encode())).isEqualTo(silent);
        assertThat(Hearing.decode(heard.encode())).isEqualTo(heard);
    }
}

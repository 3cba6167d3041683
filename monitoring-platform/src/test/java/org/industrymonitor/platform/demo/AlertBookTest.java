package org.industrymonitor.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private static final Instant FALL = Instant.parse("2017-06-01T15:00:00Z");
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private final List<Alert> news = new ArrayList<>();
    private final AlertBook book = new AlertBook(news::add);

    @Test
    void countsAnAlertOnceAndTellsItWhenRaisedAndWhenWithdrawn() {
        Alert firing = alert("a", "enterprise:BW01", FALL, AlertState.FIRING, List.of());
        book.add(alert("a", "enterprise:BW01", FALL, AlertState.PENDING, List.of()));
        book.add(firing);
        book.add(firing);
        Alert withdrawn = alert("a", "enterprise:BW01", FALL, AlertState.WITHDRAWN, List.of());
        book.add(withdrawn);
        book.add(alert("never-raised", "enterprise:BW02", FALL, AlertState.WITHDRAWN, List.of()));

        assertThat(book.byKind()).containsOnly(java.util.Map.entry("stoppage", 1L));
        assertThat(book.withdrawn()).isEqualTo(1);
        assertThat(news).containsExactly(firing, withdrawn);
    }

    @Test
    void findsAnOutageThatAnAlertNamesAsItsNodeOrAsAContributorInTime() {
        book.add(alert("a", "enterprise:BW01", FALL.plus(TWO_HOURS), AlertState.FIRING, List.of()));
        book.add(alert(
                "b",
                "group:LOYYB",
                FALL.plusSeconds(1800),
                AlertState.FIRING,
                List.of(new Contributor("enterprise:LOYYB1", 100))));
        book.add(alert("c", "enterprise:MP1", FALL.plus(TWO_HOURS).plusSeconds(1800), AlertState.FIRING, List.of()));

        List<Outage> outages = List.of(outage("BW01"), outage("LOYYB1"), outage("MP1"), outage("MP2"));
        assertThat(book.found(outages, TWO_HOURS)).extracting(Outage::unit).containsExactly("BW01", "LOYYB1");
    }

    @Test
    void saysUnitStationRegionFallAndShares() {
        AlertLine line = new AlertLine(new AemoDemo().names());
        Alert alert = alert(
                "a",
                "enterprise:BW01",
                FALL,
                AlertState.FIRING,
                List.of(new Contributor("enterprise:BW01", 75_0000), new Contributor("others", 25_0000)));

        assertThat(line.of(alert).lines().map(String::strip))
                .containsExactly(
                        "2 Jun 01:00  orange stoppage: Bayswater Power Station, unit BW01, station BAYSW,"
                                + " Central New South Wales, New South Wales",
                        "fell 100 yuan: 0 of 100 expected (-100 %); of the fall BW01 75 %, others 25 %");
    }

    private static Outage outage(String unit) {
        return new Outage(unit, FALL, FALL.plus(Duration.ofHours(9)));
    }

    private static Alert alert(
            String id, String node, Instant raised, AlertState state, List<Contributor> contributors) {
        return new Alert(
                id,
                NodeId.parse(node),
                "output",
                AlertKind.STOPPAGE,
                state,
                Severity.ORANGE,
                PeriodLength.PT30M,
                raised,
                raised,
                Optional.empty(),
                0,
                100_0000,
                9,
                "fell",
                contributors,
                1,
                1);
    }
}

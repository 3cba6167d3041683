package org.industrymonitor.alerts.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.fold.Finding.Candidate;
import org.industrymonitor.alerts.fold.Finding.Shortfall;
import org.industrymonitor.alerts.fold.Folder.Folded;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;
import org.junit.jupiter.api.Test;

class FolderTest {

    private static final Instant START = Instant.parse("2024-06-10T08:00:00Z");

    private final Folder folder = new Folder();

    @Test
    void tellsAGroupWithItsNextReadingAndNamesItsPartsSoThatTheyAddUp() {
        FoldState state = FoldState.EMPTY;
        state = folder.take(state, fall("enterprise:A", 0, 300)).state();
        state = folder.take(state, fall("enterprise:B", 0, 400)).state();
        state = folder.take(state, fall("cell:X/1", 0, 500)).state();
        Folded first = folder.take(state, candidate(0, 1000, false));

        Folded second = folder.take(first.state(), candidate(1, 1000, true));

        assertThat(first.alerts()).isEmpty();
        assertThat(second.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.contributors())
                        .containsExactly(
                                new Contributor("enterprise:B", 400),
                                new Contributor("enterprise:A", 300),
                                new Contributor("others", 300)));
    }

    @Test
    void staysSilentOverAGroupThatOnePartExplains() {
        FoldState state =
                folder.take(FoldState.EMPTY, fall("enterprise:A", 0, 600)).state();
        Folded first = folder.take(state, candidate(0, 1000, false));
        Folded second = folder.take(first.state(), candidate(1, 1000, true));
        Folded later = folder.take(second.state(), candidate(40, 1000, true));
        Folded end = folder.take(later.state(), new Candidate(alert(1000, AlertState.RESOLVED), at(41), false));

        assertThat(List.of(first, second, later, end))
                .allSatisfy(folded -> assertThat(folded.alerts()).isEmpty());
        assertThat(end.state().candidate()).isEmpty();
    }

    @Test
    void staysSilentOverAGroupWhosePartsHavePlannedTheFallTogether() {
        FoldState state = FoldState.EMPTY;
        for (String part : List.of("enterprise:A", "enterprise:B")) {
            Shortfall planned = new Shortfall(part, "output", PeriodLength.PT30M, at(0), 350, true);
            state = folder.take(state, planned).state();
        }
        Folded first = folder.take(state, candidate(0, 1000, false));

        assertThat(folder.take(first.state(), candidate(1, 1000, true)).alerts())
                .isEmpty();
    }

    @Test
    void tellsAGroupOfWhichAPartIsLessThanSixTenths() {
        FoldState state =
                folder.take(FoldState.EMPTY, fall("enterprise:A", 0, 599)).state();
        Folded first = folder.take(state, candidate(0, 1000, false));

        assertThat(folder.take(first.state(), candidate(1, 1000, true)).alerts())
                .hasSize(1);
    }

    @Test
    void takesAGroupBackWhenThePartThatExplainsItIsHeardOfLater() {
        Folded told = tellAlone();

        Folded late = folder.take(told.state(), fall("enterprise:A", 0, 900));

        assertThat(late.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.WITHDRAWN);
            assertThat(alert.reason()).isEqualTo("90 % of the fall is enterprise:A, which is watched itself");
        });
        assertThat(folder.take(late.state(), candidate(2, 1000, true)).alerts()).isEmpty();
    }

    @Test
    void keepsAGroupWhenAPartFallsAfterItWasRaised() {
        Folded told = tellAlone();

        assertThat(folder.take(told.state(), fall("enterprise:A", 2, 900)).alerts())
                .isEmpty();
    }

    @Test
    void forgetsAPartThatFellLongAgo() {
        FoldState state =
                folder.take(FoldState.EMPTY, fall("enterprise:A", -5, 900)).state();
        Folded first = folder.take(state, candidate(0, 1000, false));

        assertThat(folder.take(first.state(), candidate(1, 1000, true)).alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.contributors()).containsExactly(new Contributor("others", 1000)));
    }

    @Test
    void tellsTheEndOfWhatItToldAndOnlyThat() {
        Folded told = tellAlone();
        Candidate end = new Candidate(alert(1000, AlertState.RESOLVED), at(9), false);

        assertThat(folder.take(told.state(), end).alerts()).containsExactly(end.alert());
        assertThat(folder.take(FoldState.EMPTY, end).alerts()).isEmpty();
    }

    @Test
    void remembersTheLargestPartsOnly() {
        FoldState state = FoldState.EMPTY;
        for (int i = 1; i <= 40; i++) {
            state = folder.take(state, fall("enterprise:" + i, 0, i)).state();
        }

        assertThat(state.parts()).hasSize(16);
        assertThat(state.parts().get(0).fall()).isEqualTo(40);
        assertThat(state.parts().get(15).fall()).isEqualTo(25);
    }

    @Test
    void stateAndFindingsComeBackFromTheirBytes() {
        FoldState state =
                folder.take(tellAlone().state(), fall("enterprise:电厂", 0, 5)).state();
        FoldStateCodec states = new FoldStateCodec();
        FindingCodec findings = new FindingCodec();
        Candidate candidate = candidate(3, 7, true);

        assertThat(states.decode(states.encode(state))).isEqualTo(state);
        assertThat(findings.decode(findings.encode(candidate))).isEqualTo(candidate);
        Finding.Shortfalls falls =
                new Finding.Shortfalls(List.of(fall("enterprise:A", 1, 5), fall("enterprise:B", 1, 3)));
        assertThat(findings.decode(findings.encode(falls))).isEqualTo(falls);
        assertThat(findings.decode(findings.encode(new Finding.Told(candidate.alert()))))
                .isEqualTo(new Finding.Told(candidate.alert()));
    }

    private Folded tellAlone() {
        Folded first = folder.take(FoldState.EMPTY, candidate(0, 1000, false));
        Folded told = folder.take(first.state(), candidate(1, 1000, true));
        assertThat(told.alerts()).hasSize(1);
        return told;
    }

    private static Candidate candidate(int period, long fall, boolean still) {
        return new Candidate(alert(fall, AlertState.FIRING), at(period), still);
    }

    private static Shortfall fall(String child, int period, long fall) {
        return new Shortfall(child, "output", PeriodLength.PT30M, at(period), fall, false);
    }

    private static Instant at(int period) {
        return START.plusSeconds(1800L * period);
    }

    private static Alert alert(long fall, AlertState state) {
        return new Alert(
                "output-drop:county:C:output@" + START,
                NodeId.parse("county:C"),
                "output",
                AlertKind.OUTPUT_DROP,
                state,
                Severity.BLUE,
                PeriodLength.PT30M,
                START,
                START,
                state == AlertState.FIRING ? Optional.empty() : Optional.of(at(9)),
                2000 - fall,
                2000,
                7.5,
                "output is low",
                List.of(),
                3,
                3);
    }
}

package org.industrymonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.NodeId;
import org.junit.jupiter.api.Test;

/** What is said of figures that do not come. */
class MissingFiguresTest extends WatchedPlants {

    @Test
    void tellsLowCoverageOnceForTheNarrowestGroupThatExplainsIt() {
        for (int i = 0; i < WEEK; i++) {
            cover(i, 10);
        }
        for (int i = WEEK; i < WEEK + 8; i++) {
            cover(i, 4);
        }

        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.COVERAGE_LOW);
            assertThat(alert.node()).isEqualTo(NodeId.parse("cell:R1/4411"));
            assertThat(alert.raised()).isEqualTo(at(WEEK + 5).start());
            assertThat(alert.coverageReported()).isEqualTo(4);
            assertThat(alert.contributors()).containsExactly(new Contributor("others", 6_0000));
        });
    }

    @Test
    void tellsSilenceAsSilenceAndItsEnd() {
        run(0, WEEK, 500, 500, 500);
        for (int i = WEEK; i < WEEK + 20; i++) {
            publish(NodeId.enterprise("B"), i, 500, 1, 1);
            publish(NodeId.enterprise("C"), i, 500, 1, 1);
        }
        publish(NodeId.enterprise("A"), WEEK + 20, 500, 1, 1);

        assertThat(told())
                .extracting(Alert::kind, Alert::state, alert -> alert.node().key())
                .containsExactly(
                        tuple(AlertKind.SILENCE, AlertState.FIRING, "A"),
                        tuple(AlertKind.SILENCE, AlertState.RESOLVED, "A"));
    }

    @Test
    void nobodyIsSilentBecauseAnotherPartitionOfTheReadingsIsReadFirst() {
        run(0, WEEK, 500, 500, 500);
        for (int i = WEEK; i < WEEK + 48; i++) {
            publishFrom(1, "B", i);
            publishFrom(1, "C", i);
        }
        for (int i = WEEK; i < WEEK + 48; i++) {
            publishFrom(0, "A", i);
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void isSilentWhoIsPassedByOthersOfItsPartitionWhateverTheOtherPartitionsDo() {
        for (int i = 0; i < 48; i++) {
            publishFrom(0, "A", i);
        }
        for (int i = 0; i < 68; i++) {
            publishFrom(0, "B", i);
        }
        publishFrom(1, "C", 0);

        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.SILENCE);
            assertThat(alert.node()).isEqualTo(NodeId.enterprise("A"));
            assertThat(alert.raised()).isEqualTo(at(60).start());
        });
    }
}

package org.industrymonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The topology as a whole: what it keeps, counts and names. */
class AlertsTopologyTest extends WatchedPlants {

    @ParameterizedTest
    @CsvSource({"0,1", "3,0"})
    void needsMoreToTellAgainOfASeriesWhoseAlertsWereMarkedFalse(int marks, int toldAgain) {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 4, 0, 500, 500);
        run(WEEK + 4, WEEK, 500, 500, 500);
        Alert first = told().get(0);
        for (int i = 0; i < marks; i++) {
            Remark remark = new Remark(
                    first.id() + "-" + i,
                    first.node(),
                    first.series(),
                    first.raised(),
                    RemarkKind.FALSE,
                    "desk",
                    Instant.parse("2030-01-01T00:00:00Z"),
                    "");
            remarks.pipeInput(remark.key(), Codecs.REMARK.encode(remark));
        }

        run(2 * WEEK + 4, 2, 0, 500, 500);

        assertThat(told())
                .filteredOn(alert -> alert.node().equals(NodeId.enterprise("A")))
                .hasSize(toldAgain);
    }

    @Test
    void withdrawsTheAlertWhenTheReadingIsCorrected() {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 1, 0, 500, 500);
        publish(NodeId.enterprise("A"), WEEK, 500, 1, 1);

        assertThat(told())
                .extracting(Alert::state, alert -> alert.node().key())
                .containsExactly(tuple(AlertState.FIRING, "A"), tuple(AlertState.WITHDRAWN, "A"));
    }

    @Test
    void keepsTheCurrentStateOfEachAlertUnderItsId() {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 4, 0, 500, 500);
        run(WEEK + 4, 4, 500, 500, 500);

        Map<String, byte[]> current = alerts.readKeyValuesToMap();

        assertThat(current).hasSize(1);
        Alert alert = Codecs.ALERT.decode(current.get("stoppage:enterprise:A:output@2024-06-10T00:00:00Z~PT30M"));
        assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(alert.resolved()).contains(at(WEEK + 4).start());
    }

    @Test
    void countsARecordWhoseOriginIsNoNumber() {
        Aggregate aggregate = aggregate(NodeId.enterprise("A"), 0, 500, 1, 1);
        Headers headers = new RecordHeaders().add(Origin.HEADER, new byte[] {'x'});
        aggregates.pipeInput(new TestRecord<>(aggregate.key(), Codecs.AGGREGATE.encode(aggregate), headers));

        assertThat(count("monitoring.alerts.records.undecodable", "topic", "monitoring-aggregates"))
                .isEqualTo(1);
    }

    @Test
    void keepsTheTimeAtWhichTheDecidingReadingWasReceived() {
        run(0, WEEK, 500, 500, 500);
        Instant received = Instant.parse("2030-01-01T00:00:07Z");
        Aggregate aggregate = aggregate(NodeId.enterprise("A"), WEEK, 0, 1, 1);
        aggregates.pipeInput(aggregate.key(), Codecs.AGGREGATE.encode(aggregate), received);

        assertThat(events.readRecord().getRecordTime()).isEqualTo(received);
    }

    @Test
    void keepsWhatATransitionWasDecidedOn() {
        CalendarEntry near = holiday(17);
        List.of(near, holiday(60)).forEach(entry -> calendar.pipeInput(entry.key(), Codecs.CALENDAR.encode(entry)));
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 1, 0, 500, 500);

        assertThat(told()).singleElement().satisfies(alert -> {
            AlertEvidence evidence = alert.evidence().orElseThrow();
            assertThat(evidence.period()).isEqualTo(at(WEEK).start());
            assertThat(evidence.band().observed()).isZero();
            assertThat(evidence.band().expected()).isEqualTo(alert.expected());
            assertThat(evidence.band().lower()).isBetween(400_0000L, 499_0000L);
            assertThat(evidence.finding().threshold()).isEqualTo(3);
            assertThat(evidence.finding().score()).isGreaterThan(3);
            assertThat(evidence.finding().signs()).hasSize(8);
            assertThat(evidence.calendar()).containsExactly(near);
            assertThat(evidence.rules()).isEqualTo(Rules.DEFAULT.version());
            // Plants A, B and C and their groups, in each half-hour: A is the first.
            assertThat(evidence.aggregate().orElseThrow().topic()).isEqualTo("monitoring-aggregates");
            assertThat(evidence.aggregate().orElseThrow().offset()).isGreaterThanOrEqualTo(3L * WEEK);
        });
    }

    @Test
    void countsWhatItCannotDecodeAndGoesOn() {
        aggregates.pipeInput("enterprise:A|PT30M|x", new byte[] {1, 2, 3});
        registryTopic.pipeInput("enterprise:Z", new byte[] {9});
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 2, 0, 500, 500);

        assertThat(told()).hasSize(1);
        assertThat(count("monitoring.alerts.records.undecodable", "topic", "monitoring-aggregates"))
                .isEqualTo(1);
        assertThat(count("monitoring.alerts.records.undecodable", "topic", "monitoring-registry"))
                .isEqualTo(1);
    }

    @Test
    void namesEveryStoreAndInternalTopic() {
        String description = topology().describe().toString();

        assertThat(description).doesNotContain("KSTREAM", "KTABLE", "STATE-STORE");
        assertThat(description).contains("watched-nodes", "last-heard", "folded-groups", "group-findings-repartition");
    }

    @Test
    void countersStandAtZeroBeforeAnythingHappens() {
        assertThat(count("monitoring.alerts.transitions", "state", "withdrawn")).isZero();
        assertThat(count("monitoring.alerts.records.undecodable", "topic", "monitoring-aggregates"))
                .isZero();
    }
}

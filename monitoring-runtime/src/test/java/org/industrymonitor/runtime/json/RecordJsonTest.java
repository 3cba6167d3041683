package org.industrymonitor.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contribution;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Severity;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.wire.Codecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordJsonTest {

    private static final Instant START = Instant.parse("2020-02-29T16:00:00Z");

    @Test
    void showsWhatAnAlertWasDecidedOn() throws JsonProcessingException {
        Alert alert = new Alert(
                        "a-1",
                        NodeId.enterprise("E1"),
                        "output",
                        AlertKind.STOPPAGE,
                        AlertState.FIRING,
                        Severity.ORANGE,
                        PeriodLength.P1D,
                        START,
                        START,
                        Optional.empty(),
                        0,
                        5_0000,
                        9,
                        "stands still",
                        List.of(),
                        1,
                        1)
                .on(Optional.of(AlertEvidence.of(
                                START,
                                new AlertEvidence.Band(0, 5_0000, 4_0000, 6_0000),
                                new AlertEvidence.Finding(3.5, 3, List.of(new AlertEvidence.Sign("ZERO", 1, 0.5))))
                        .by(new AlertEvidence.RulesInForce("0a1b2c3d", "dial=2.0"))
                        .at(
                                List.of(),
                                Optional.of(new AlertEvidence.Position("monitoring-aggregates", 2, 70)),
                                OptionalInt.of(1))
                        .beside(OptionalDouble.of(0.93))));
        String line = new RecordJson(Topic.ALERTS)
                .line(new ConsumerRecord<>(
                        Topic.ALERTS.topicName(),
                        0,
                        0,
                        "a-1".getBytes(StandardCharsets.UTF_8),
                        Codecs.ALERT.encode(alert)));

        assertThat(new ObjectMapper().readTree(line).get("value").get("evidence"))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"period": "2020-02-29T16:00:00Z", "observed": 0.0000, "expected": 5.0000, "lower": 4.0000,
                         "upper": 6.0000, "score": 3.5, "threshold": 3.0,
                         "clues": [{"clue": "ZERO", "value": 1.0, "moved": 0.5}], "calendar": [],
                         "rules": "0a1b2c3d", "rules_changed": "dial=2.0", "aggregate": "monitoring-aggregates-2@70",
                         "readings_partition": 1, "other_missing": 0.93}"""));
    }

    @Test
    void showsAnAggregateWithItsCoverageByCountAndWeightAndItsWindowsNowAndEarlier() throws JsonProcessingException {
        Aggregate aggregate = new Aggregate(
                NodeId.parse("sector-province:31@410000"),
                new Period(PeriodLength.P1D, START),
                false,
                List.of(new SeriesTotal("output", 1_5000, 1, 4, 2_5000, 5_0000)),
                Optional.of(new Standing(
                        START.plusSeconds(86_400),
                        Map.of(
                                Window.DAY,
                                List.of(
                                        new SeriesTotal("energy", 3_0000, 1, 1),
                                        new SeriesTotal("output", 2_0000, 0, 0))),
                        Map.of(Window.YEAR_TO_DATE, List.of(new SeriesTotal("output", 7_0000, 1, 2))))));

        assertShows(Topic.AGGREGATES, Codecs.AGGREGATE.encode(aggregate), """
                {"node": "sector-province:31@410000", "period_start": "2020-02-29T16:00:00Z", "period": "P1D",
                 "complete": false,
                 "pane": {"output": {"sum": 1.5000, "reported": 1, "expected": 4, "coverage": 0.25,
                   "reported_weight": 2.5000, "expected_weight": 5.0000, "coverage_by_weight": 0.5}},
                 "as_of": "2020-03-01T16:00:00Z",
                 "windows": {
                   "DAY": {
                     "now": {
                       "energy": {"sum": 3.0000, "reported": 1, "expected": 1, "coverage": 1.0,
                         "reported_weight": 1.0000, "expected_weight": 1.0000, "coverage_by_weight": 1.0},
                       "output": {"sum": 2.0000, "reported": 0, "expected": 0,
                         "reported_weight": 0.0000, "expected_weight": 0.0000}},
                     "earlier": {},
                     "intensity_kgce_per_10000_yuan": 15000.0},
                   "YEAR_TO_DATE": {
                     "now": {},
                     "earlier": {
                       "output": {"sum": 7.0000, "reported": 1, "expected": 2, "coverage": 0.5,
                         "reported_weight": 1.0000, "expected_weight": 2.0000, "coverage_by_weight": 0.5}}}}}
                """);
    }

    @Test
    void showsAnAggregateWithoutWindows() throws JsonProcessingException {
        Aggregate aggregate = new Aggregate(
                NodeId.parse("group:chain"), new Period(PeriodLength.P1M, START), true, List.of(), Optional.empty());

        assertShows(Topic.AGGREGATES, Codecs.AGGREGATE.encode(aggregate), """
                {"node": "group:chain", "period_start": "2020-02-29T16:00:00Z", "period": "P1M", "complete": true,
                 "pane": {}}
                """);
    }

    @Test
    void showsWhatIsImputedAndItsShare() throws JsonProcessingException {
        Aggregate aggregate = new Aggregate(
                NodeId.parse("group:chain"),
                new Period(PeriodLength.P1M, START),
                true,
                List.of(new SeriesTotal("output", 3_0000, 1, 2, 1_0000, 2_0000, 1_0000)),
                Optional.empty());

        assertShows(Topic.AGGREGATES, Codecs.AGGREGATE.encode(aggregate), """
                {"node": "group:chain", "period_start": "2020-02-29T16:00:00Z", "period": "P1M", "complete": true,
                 "pane": {"output": {"sum": 3.0000, "reported": 1, "expected": 2, "coverage": 0.5,
                   "reported_weight": 1.0000, "expected_weight": 2.0000, "coverage_by_weight": 0.5,
                   "imputed": 1.0000, "imputed_share": 0.25}}}
                """);
    }

    @Test
    void showsAnAccountWithGrowthContributionsAndTheOfficialFigure() throws JsonProcessingException {
        Account account = new Account(
                NodeId.parse("city:410100"),
                new Stretch(StretchKind.JANUARY_FEBRUARY, START),
                START.plusSeconds(3600),
                true,
                List.of(
                        new AccountLine(
                                new SeriesTotal("crude-steel", 0, 0, 2),
                                0,
                                AccountLine.Comparable.NONE,
                                List.of(),
                                Optional.empty()),
                        new AccountLine(
                                new SeriesTotal("output", 900_0000, 1, 2, 3_0000, 4_0000),
                                1000_0000,
                                new AccountLine.Comparable(330_0000, 300_0000),
                                List.of(
                                        new Contribution(
                                                Optional.of(NodeId.parse("county:410102")),
                                                230_0000,
                                                250_0000,
                                                -6_6667),
                                        new Contribution(Optional.empty(), 100_0000, 50_0000, 16_6667)),
                                Optional.of(new AccountLine.Official(1200_0000, 2)))));

        assertShows(Topic.ACCOUNTS, Codecs.ACCOUNT.encode(account), """
                {"node": "city:410100", "stretch": "january-february", "start": "2020-02-29T16:00:00Z",
                 "as_of": "2020-02-29T17:00:00Z", "complete": true,
                 "series": {
                   "crude-steel": {"sum": 0.0000, "reported": 0, "expected": 2, "coverage": 0.0,
                     "reported_weight": 0.0000, "expected_weight": 2.0000, "coverage_by_weight": 0.0,
                     "earlier": 0.0000, "comparable": {"now": 0.0000, "then": 0.0000}},
                   "output": {"sum": 900.0000, "reported": 1, "expected": 2, "coverage": 0.5,
                     "reported_weight": 3.0000, "expected_weight": 4.0000, "coverage_by_weight": 0.75,
                     "earlier": 1000.0000, "full_growth_percent": -10.0000,
                     "comparable": {"now": 330.0000, "then": 300.0000}, "growth_percent": 10.0000,
                     "contributions": [
                       {"child": "county:410102", "now": 230.0000, "then": 250.0000, "points": -6.6667},
                       {"child": null, "now": 100.0000, "then": 50.0000, "points": 16.6667}],
                     "official": {"sum": 1200.0000, "figures": 2}, "ratio_to_official": 0.75}}}
                """);
    }

    @ParameterizedTest
    @EnumSource
    void saysOfEveryTopicWhatIsNoRecordOfIt(Topic topic) {
        assertThat(line(topic, new byte[] {(byte) 0xFF, 1, 2}))
                .contains("\"undecodable\":\"not a message")
                .contains("\"value\":\"/wEC\"");
    }

    private static void assertShows(Topic topic, byte[] value, String expected) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(line(topic, value)).get("value").toPrettyString())
                .isEqualTo(json.readTree(expected).toPrettyString());
    }

    private static String line(Topic topic, byte[] value) {
        return new RecordJson(topic)
                .line(new ConsumerRecord<>(topic.topicName(), 3, 17, "key".getBytes(StandardCharsets.UTF_8), value));
    }
}

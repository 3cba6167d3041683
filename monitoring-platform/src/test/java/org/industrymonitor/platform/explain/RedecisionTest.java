package org.industrymonitor.platform.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.industrymonitor.alerts.place.Snapshot;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.rules.RulesFile;
import org.industrymonitor.alerts.watch.AlertId;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Severity;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.junit.jupiter.api.Test;

/** Three plants, half-hour after half-hour; after a week one of them stands still for ten hours and comes back. */
class RedecisionTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    static final int STOP = 7 * 48;
    private static final int BACK = STOP + 20;
    private static final int END = BACK + 30;
    private static final NodeId PLANT = NodeId.enterprise("A");

    private final List<String> differences = new ArrayList<>();

    @Test
    void theSameRecordsAreDecidedTheSame() {
        Map<Long, Alert> decided = replay(records(0)).decided();

        int compared = Sameness.compare(told(decided), replay(records(0)), differences);

        assertThat(decided.values())
                .extracting(Alert::state)
                .startsWith(AlertState.FIRING)
                .endsWith(AlertState.RESOLVED);
        assertThat(decided).containsKey(offset(STOP));
        assertThat(compared).isEqualTo(decided.size());
        assertThat(differences).isEmpty();
    }

    @Test
    void thePlantsCourseIsKeptWithItsBand() {
        Course course = replay(records(0)).course();

        List<Course.Point> points = course.around(at(STOP), 3);

        assertThat(points).extracting(Course.Point::start).containsExactly(at(STOP - 2), at(STOP - 1), at(STOP));
        assertThat(points.get(2).observed()).isZero();
        assertThat(points.get(2).expected()).isBetween(450.0, 550.0);
        assertThat(points.get(2).lower()).isBetween(300.0, points.get(2).expected());
    }

    @Test
    void anotherFigureThanTheOneDecidedOnIsNamed() {
        Map<Long, Alert> decided = replay(records(0)).decided();
        decided.computeIfPresent(
                offset(STOP),
                (offset, alert) -> alert.on(alert.evidence()
                        .map(evidence -> AlertEvidence.of(
                                evidence.period(), new AlertEvidence.Band(7, 8, 6, 10), evidence.finding()))));

        Sameness.compare(told(decided), replay(records(0)), differences);

        assertThat(differences)
                .singleElement()
                .asString()
                .startsWith(
                        "firing: figure, expectation and band was Band[observed=7, expected=8, lower=6, upper=10], is"
                                + " Band[observed=0, ");
    }

    @Test
    void aRecordThatIsGoneIsNamed() {
        Map<Long, Alert> decided = replay(records(0)).decided();
        List<ConsumerRecord<byte[], byte[]>> compacted = records(0);
        compacted.removeIf(record -> record.offset() == offset(STOP));

        Sameness.compare(told(decided), replay(compacted), differences);

        assertThat(differences)
                .anyMatch(line ->
                        line.startsWith("firing at monitoring-aggregates-0@" + offset(STOP) + ": that record is gone"));
    }

    @Test
    void whatOperatorsMarkedFalseBeforeAsksForMore() {
        Alert plain = replay(records(0)).decided().get(offset(STOP));
        Alert doubted = replay(records(0), marked(48, Instant.EPOCH.minusSeconds(1)))
                .decided()
                .get(offset(STOP));
        Alert markedLater = replay(records(0), marked(48, START)).decided().get(offset(STOP));

        assertThat(threshold(plain)).isEqualTo(3);
        assertThat(threshold(doubted)).isBetween(3.9, 4.0);
        assertThat(threshold(markedLater)).isEqualTo(3);
    }

    private static double threshold(Alert alert) {
        return alert.evidence().orElseThrow().finding().threshold();
    }

    @Test
    void whatOtherRulesDoNotRaiseIsNamed() {
        Map<Long, Alert> decided = replay(records(0)).decided();
        Redecision other = replay(records(0), "kinds.stoppage.enabled=false");

        Sameness.compare(told(decided), other, differences);

        assertThat(differences)
                .contains("firing at monitoring-aggregates-0@" + offset(STOP) + ": is not decided again");
    }

    static Redecision replay(List<ConsumerRecord<byte[], byte[]>> records, String... changed) {
        return replay(records, List.of(), changed);
    }

    private static Redecision replay(
            List<ConsumerRecord<byte[], byte[]>> records, List<Archive.Marked> marked, String... changed) {
        Rules rules =
                RulesFile.of(new AlertEvidence.RulesInForce("", String.join(" ", changed)), Rules.DEFAULT.weighing());
        TreeMap<Long, Rules> byOffset = new TreeMap<>();
        byOffset.put(offset(STOP), rules);
        byOffset.put(offset(END), rules);
        Redecision again =
                new Redecision(sample(), new Snapshot(new TreeMap<>(), List.of()), marked, byOffset, taken -> {});
        records.forEach(again::take);
        return again;
    }

    static List<Archive.Told> told(Map<Long, Alert> decided) {
        List<Archive.Told> told = new ArrayList<>();
        decided.forEach((offset, alert) -> told.add(new Archive.Told(
                alert.on(alert.evidence()
                        .map(evidence -> evidence.at(
                                List.of(),
                                Optional.of(new AlertEvidence.Position(Topic.AGGREGATES.topicName(), 0, offset)),
                                OptionalInt.of(0)))),
                START)));
        return told;
    }

    static List<ConsumerRecord<byte[], byte[]>> records(long whileDown) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int slot = 0; slot <= END; slot++) {
            for (int plant = 0; plant < 3; plant++) {
                boolean down = plant == 0 && slot >= STOP && slot < BACK;
                long output = down ? whileDown : 500 + (slot * 7 + plant * 3) % 11;
                Aggregate aggregate = new Aggregate(
                        NodeId.enterprise("" + (char) ('A' + plant)),
                        new Period(PeriodLength.PT30M, at(slot)),
                        true,
                        List.of(new SeriesTotal("output", output * 10_000, 1, 1)),
                        Optional.empty());
                records.add(new ConsumerRecord<>(
                        Topic.AGGREGATES.topicName(),
                        0,
                        offset(slot) + plant,
                        aggregate.key().getBytes(StandardCharsets.UTF_8),
                        Codecs.AGGREGATE.encode(aggregate)));
            }
        }
        return records;
    }

    private static List<Archive.Marked> marked(int slots, Instant received) {
        return List.of(new Archive.Marked(
                new Remark("earlier", PLANT, "output", at(STOP - slots), RemarkKind.FALSE, "operator", received, ""),
                received));
    }

    private static Alert sample() {
        return new Alert(
                AlertId.of(AlertKind.STOPPAGE, PLANT, "output", PeriodLength.PT30M, at(STOP)),
                PLANT,
                "output",
                AlertKind.STOPPAGE,
                AlertState.FIRING,
                Severity.ORANGE,
                PeriodLength.PT30M,
                at(STOP),
                at(STOP),
                Optional.empty(),
                0,
                500_0000,
                9,
                "stands still",
                List.of(),
                1,
                1);
    }

    private static long offset(int slot) {
        return 3L * slot;
    }

    static Instant at(int slot) {
        return START.plusSeconds(slot * 1800L);
    }
}

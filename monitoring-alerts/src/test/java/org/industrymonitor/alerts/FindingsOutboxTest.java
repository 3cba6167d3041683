package org.industrymonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.api.Record;
import org.industrymonitor.alerts.fold.Finding;
import org.industrymonitor.alerts.fold.Finding.Shortfall;
import org.industrymonitor.alerts.fold.Finding.Shortfalls;
import org.industrymonitor.alerts.place.Place;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Test;

class FindingsOutboxTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    private static final Place PLACE = new Place(
            ZoneOffset.UTC, List.of(NodeId.parse("county:C"), NodeId.parse("sector:31")), Optional.empty(), List.of());

    private final FindingsOutbox outbox = new FindingsOutbox();

    @Test
    void namesTheLargestFallsOfAPeriodToEachGroupInOneRecord() {
        IntStream.rangeClosed(1, 40).forEach(i -> fall(i, 0, i));

        List<Record<String, Finding>> told = told();

        assertThat(told).extracting(Record::key).containsExactly("county:C", "sector:31");
        assertThat(told)
                .allSatisfy(record -> assertThat(((Shortfalls) record.value()).parts())
                        .extracting(Shortfall::fall)
                        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(25, 40)
                                .mapToObj(i -> (long) i)
                                .toList()));
    }

    @Test
    void aPartThatWasNamedIsNamedAgainHoweverLittleItFalls() {
        fall(1, 0, 1000);
        told();
        fall(1, 1, 1);
        IntStream.rangeClosed(2, 40).forEach(i -> fall(i, 1, 10 + i));

        Shortfalls told = (Shortfalls) told().get(0).value();

        assertThat(told.parts()).hasSize(17).extracting(Shortfall::child).contains("enterprise:1");
    }

    @Test
    void periodsAreToldOneByOneAndGroupsOwnAlertsAfterAllFalls() {
        Record<String, Finding> own = new Record<>("county:C", new Finding.Shortfalls(List.of(part(7, 0, 7))), 9);
        outbox.add(own);
        fall(1, 0, 5);
        fall(1, 1, 6);

        List<Record<String, Finding>> told = told();

        assertThat(told).hasSize(5);
        assertThat(told.get(4)).isSameAs(own);
        assertThat(told.subList(0, 4))
                .extracting(record -> ((Shortfalls) record.value()).period())
                .containsExactly(at(0), at(0), at(1), at(1));
        assertThat(told()).isEmpty();
    }

    private List<Record<String, Finding>> told() {
        List<Record<String, Finding>> told = new ArrayList<>();
        outbox.empty(told::add);
        return told;
    }

    private void fall(int child, int period, long fall) {
        outbox.add(
                NodeId.enterprise("" + child),
                PLACE,
                "output",
                PeriodLength.PT1H,
                at(period),
                fall,
                false,
                1000 + period);
    }

    private static Shortfall part(int child, int period, long fall) {
        return new Shortfall("enterprise:" + child, "output", PeriodLength.PT1H, at(period), fall, false);
    }

    private static Instant at(int period) {
        return START.plusSeconds(3600L * period);
    }
}

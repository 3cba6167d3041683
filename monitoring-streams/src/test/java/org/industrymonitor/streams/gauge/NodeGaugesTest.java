package org.industrymonitor.streams.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.metrics.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeGaugesTest {

    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final int MEBIBYTE = 1 << 20;

    private final Metrics metrics = new Metrics();
    private final NodeGauges gauges = new NodeGauges();
    private NodeGauges.Part task;

    @BeforeEach
    void show() {
        metrics.show(gauges);
        task = gauges.open();
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void showsWhatWasPublishedLast() {
        tell("city:410100", 10_000_000L);
        tell("city:410100", 25_000_000L);

        assertThat(metrics.scrape().lines())
                .contains(
                        "monitoring_output_yuan{level=\"city\",region=\"410100\",sector=\"\",window=\"PT24H\"} 2500.0",
                        "monitoring_coverage_ratio{level=\"city\",measure=\"output\",region=\"410100\",sector=\"\","
                                + "window=\"PT24H\"} 0.75",
                        "monitoring_as_of_timestamp_seconds{level=\"city\",region=\"410100\",sector=\"\"} 1.7407908E9",
                        "monitoring_growth_ratio{level=\"city\",measure=\"output\",region=\"410100\",sector=\"\","
                                + "stretch=\"MONTH\"} 0.25",
                        "monitoring_full_growth_ratio{level=\"city\",measure=\"output\",region=\"410100\",sector=\"\","
                                + "stretch=\"MONTH\"} 1.0");
    }

    @Test
    void keepsTheNewestMonthWhenAnOldOneIsCorrected() {
        task.account("city:410100", account("city:410100", START, 125, 100));
        task.account("city:410100", account("city:410100", START.minusSeconds(86_400), 50, 100));

        assertThat(growth()).containsExactly("0.25", "0.25");
    }

    @Test
    void showsNoEnterpriseNoGroupAndNoNarrowSector() {
        for (String node : List.of(
                "enterprise:E1",
                "group:chain-1",
                "cell:410101/3120",
                "sector:3120",
                "sector:C",
                "sector-province:31@410000",
                "sector-city:3120@410100")) {
            tell(node, 10_000);
        }

        assertThat(metrics.scrape()).doesNotContain("monitoring_output_yuan{");
    }

    @Test
    void forgetsTheNodesOfATaskThatEnds() {
        tell("city:410100", 10_000);
        NodeGauges.Part other = gauges.open();
        other.aggregate("city:410200", bytes("city:410200", 10_000));
        task.close();

        assertThat(metrics.scrape())
                .contains("monitoring_output_yuan{level=\"city\",region=\"410200\"")
                .doesNotContain("region=\"410100\"");
    }

    @Test
    void fitsAPageOfThreeMebibytesForAWholeProvince() {
        List<String> cities = IntStream.range(0, 18)
                .mapToObj(i -> Integer.toString(410_100 + 100 * i))
                .toList();
        List<String> sectors =
                IntStream.range(0, 41).mapToObj(i -> Integer.toString(10 + i)).toList();
        tell("province:410000", 123_456_789_012_345L);
        cities.forEach(city -> tell("city:" + city, 123_456_789_012_345L));
        IntStream.range(0, 158).forEach(i -> tell("county:" + (410_101 + i), 123_456_789_012_345L));
        sectors.forEach(sector -> tell("sector:" + sector, 123_456_789_012_345L));
        sectors.forEach(
                sector -> cities.forEach(city -> tell("sector-city:" + sector + "@" + city, 123_456_789_012_345L)));

        String page = metrics.scrape();
        assertThat(page.lines().filter(line -> line.startsWith("monitoring_as_of")))
                .hasSize(956);
        assertThat(page.lines().filter(line -> line.startsWith("monitoring_output_yuan")))
                .hasSize(956 * 7);
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isBetween(2 * MEBIBYTE, 3 * MEBIBYTE - 100_000);
    }

    private List<String> growth() {
        return metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("monitoring_growth_ratio"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    private void tell(String node, long sum) {
        task.aggregate(node, bytes(node, sum));
        for (StretchKind kind : StretchKind.values()) {
            task.account(
                    node, new Account(NodeId.parse(node), new Stretch(kind, START), START, false, lines(125, 100)));
        }
    }

    private static Account account(String node, Instant start, long now, long then) {
        return new Account(NodeId.parse(node), new Stretch(StretchKind.MONTH, start), START, false, lines(now, then));
    }

    private static List<AccountLine> lines(long now, long then) {
        return List.of("energy", "output").stream()
                .map(series -> new AccountLine(
                        new SeriesTotal(series, 200, 3, 4),
                        100,
                        new AccountLine.Comparable(now, then),
                        List.of(),
                        Optional.empty()))
                .toList();
    }

    private static byte[] bytes(String node, long sum) {
        List<SeriesTotal> totals = List.of(new SeriesTotal("energy", sum, 3, 4), new SeriesTotal("output", sum, 3, 4));
        Map<Window, List<SeriesTotal>> windows = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            windows.put(window, totals);
        }
        Period period = new Period(PeriodLength.PT1H, START);
        Standing standing = new Standing(period.start().plusSeconds(3_600), windows, Map.of());
        return Codecs.AGGREGATE.encode(new Aggregate(NodeId.parse(node), period, false, totals, Optional.of(standing)));
    }
}

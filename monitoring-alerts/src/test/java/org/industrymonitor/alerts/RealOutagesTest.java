package org.industrymonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.alerts.watch.SeriesState;
import org.industrymonitor.alerts.watch.SeriesWatcher;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The production watch over the real half-hourly output of 202 power units in June 2017, which the platform module
 * bundles.
 */
class RealOutagesTest {

    private static final Path DATA = Path.of("..", "monitoring-platform", "src", "main", "resources", "demo");
    private static final ZoneOffset MARKET = ZoneOffset.ofHours(10);

    private static final Map<String, List<Alert>> RAISED = new LinkedHashMap<>();
    private static Map<String, String> fuels;

    @BeforeAll
    static void watchTheMonth() throws IOException {
        fuels = fuels();
        Map<String, SeriesState> states = new LinkedHashMap<>();
        SeriesWatcher watcher = new SeriesWatcher(Tuning.DEFAULT);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(DATA.resolve("signals_dispatch.csv.gz"))),
                StandardCharsets.UTF_8))) {
            String[] units = in.readLine().split(",");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                take(watcher, states, units, line.split(",", -1));
            }
        }
    }

    @Test
    void raisesEveryLongOutageOfACoalUnitWithinAnHour() throws IOException {
        List<String> missed = new ArrayList<>();
        int outages = 0;
        for (String line : lines("labels-coal-outages.csv")) {
            String[] label = line.split(",");
            Instant start = OffsetDateTime.parse(label[2]).toInstant();
            if (Double.parseDouble(label[6]) < 8) {
                continue;
            }
            outages++;
            boolean raised = RAISED.getOrDefault(label[0], List.of()).stream()
                    .map(alert -> Duration.between(start, alert.raised()).toMinutes())
                    .anyMatch(delay -> delay >= -60 && delay <= 60);
            if (!raised) {
                missed.add(label[0]);
            }
        }

        assertThat(outages).isEqualTo(13);
        assertThat(missed).isEmpty();
    }

    @Test
    void raisesAtMostFortySixAlertsInTheMonth() {
        assertThat(RAISED.values().stream().mapToInt(List::size).sum()).isBetween(15, 46);
    }

    @Test
    void unitsThatStopByNatureAreNoNews() {
        Set<String> kinds = new HashSet<>();
        RAISED.keySet().forEach(unit -> kinds.add(fuels.get(unit)));

        assertThat(kinds).doesNotContain("Wind", "Solar", "Diesel oil", "Kerosene - non aviation");
        assertThat(RAISED.entrySet().stream()
                        .filter(entry -> fuels.get(entry.getKey()).startsWith("Natural Gas"))
                        .mapToInt(entry -> entry.getValue().size())
                        .sum())
                .isLessThanOrEqualTo(15);
    }

    private static void take(SeriesWatcher watcher, Map<String, SeriesState> states, String[] units, String[] cells) {
        // The source labels a half-hour by its end.
        LocalDateTime start = LocalDateTime.parse(cells[0].replace(' ', 'T')).minusMinutes(30);
        Period period = new Period(PeriodLength.PT30M, start.toInstant(MARKET));
        boolean workday = start.getDayOfWeek().getValue() <= 5;
        for (int i = 1; i < units.length; i++) {
            if (cells[i].isEmpty() || !fuels.containsKey(units[i])) {
                continue;
            }
            long energy = FixedPoint.of(new BigDecimal(cells[i]).divide(BigDecimal.valueOf(2)));
            List<Alert> told = watcher.take(
                            states.computeIfAbsent(units[i], unit -> new SeriesState(Season.HOURS)),
                            NodeId.enterprise(units[i]),
                            period,
                            new SeriesTotal("output", energy, 1, 1),
                            new Outlook(MARKET, workday, Optional.empty()),
                            false)
                    .alerts();
            told.stream()
                    .filter(alert -> alert.state() == AlertState.FIRING)
                    .filter(alert -> alert.raised().equals(period.start()))
                    .forEach(alert -> RAISED.computeIfAbsent(alert.node().key(), unit -> new ArrayList<>())
                            .add(alert));
        }
    }

    private static Map<String, String> fuels() throws IOException {
        Map<String, String> fuels = new LinkedHashMap<>();
        lines("generators.csv").forEach(line -> fuels.put(line.split(",")[0], line.split(",")[6]));
        return fuels;
    }

    private static List<String> lines(String file) throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve(file), StandardCharsets.UTF_8);
        return lines.subList(1, lines.size());
    }
}

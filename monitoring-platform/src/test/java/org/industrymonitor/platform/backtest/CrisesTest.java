package org.industrymonitor.platform.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A century of American and thirty years of European industrial production, month by month: the falls of autumn 2008 and
 * of spring 2020 are told at once, and in calm years little is told.
 */
@Tag("local-data")
class CrisesTest {

    private static final Path DATA = Path.of(System.getProperty("localData", ""));
    /** One in so many movements is as large: what is beyond is no ordinary month. */
    private static final int RARE = 50;

    private static final YearMonth SINCE = YearMonth.of(1985, 1);

    /** Months of a crisis, and those in which what came of it is not over. */
    private record Crisis(YearMonth from, YearMonth to, YearMonth over) {
        boolean isNear(YearMonth month) {
            return !month.isBefore(from.minusMonths(2)) && month.isBefore(over);
        }
    }

    private static final Crisis AUTUMN_2008 =
            new Crisis(YearMonth.of(2008, 9), YearMonth.of(2009, 3), YearMonth.of(2011, 1));
    private static final Crisis SPRING_2020 =
            new Crisis(YearMonth.of(2020, 3), YearMonth.of(2020, 6), YearMonth.of(2021, 7));

    /** Months and values. */
    private record Index(String name, TreeMap<YearMonth, Double> values) {

        /** Against the same month of the year before. */
        Optional<Double> movement(YearMonth month) {
            Double now = values.get(month);
            Double before = values.get(month.minusYears(1));
            return now == null || before == null ? Optional.empty() : Optional.of(Math.log(now / before));
        }

        /** The first month of the crisis that falls further than one in fifty months before it; empty when none does. */
        Optional<YearMonth> struck(Crisis crisis) {
            double[] past = values.keySet().stream()
                    .filter(month -> month.isBefore(crisis.from()))
                    .flatMap(month -> movement(month).stream())
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            if (past.length < RARE) {
                return Optional.empty();
            }
            double rare = past[past.length / RARE];
            return Stream.iterate(crisis.from(), month -> month.isBefore(crisis.to()), month -> month.plusMonths(1))
                    .filter(month -> movement(month).filter(m -> m < rare).isPresent())
                    .findFirst();
        }
    }

    /** Months in which an alert of an index was raised, and in which one was raised or got graver. */
    private record Told(List<YearMonth> raised, List<YearMonth> said) {}

    private record Outcome(Map<Index, Told> told) {

        /** Those whose crisis began with a fall such as one in fifty, and how many of them were told of by then. */
        long struck(Crisis crisis) {
            return told.keySet().stream()
                    .filter(index -> index.struck(crisis).isPresent())
                    .count();
        }

        long atOnce(Crisis crisis) {
            return told.keySet().stream()
                    .filter(index -> index.struck(crisis)
                            .filter(first -> isTold(index, crisis, first))
                            .isPresent())
                    .count();
        }

        /** Of all, how many were told of by that month. */
        long by(Crisis crisis, YearMonth month) {
            return told.keySet().stream()
                    .filter(index -> isTold(index, crisis, month))
                    .count();
        }

        double inFiveCalmYears() {
            long alerts = told.values().stream()
                    .flatMap(t -> t.raised().stream())
                    .filter(CrisesTest::isCalm)
                    .count();
            long months = told.keySet().stream()
                    .flatMap(index -> index.values().keySet().stream())
                    .filter(CrisesTest::isCalm)
                    .count();
            return 60.0 * alerts / months;
        }

        private boolean isTold(Index index, Crisis crisis, YearMonth by) {
            return told.get(index).said().stream().anyMatch(month -> crisis.isNear(month) && !month.isAfter(by));
        }

        void print(String name) {
            for (Crisis crisis : List.of(AUTUMN_2008, SPRING_2020)) {
                System.out.printf(
                        "%s, %s: of %d indices %d fell as one month in fifty, %d of these were told of at once%n",
                        name, crisis.from(), told.size(), struck(crisis), atOnce(crisis));
            }
            System.out.printf(
                    "%s: %d told of by April 2020; %.2f alerts in five calm years%n",
                    name, by(SPRING_2020, YearMonth.of(2020, 4)), inFiveCalmYears());
        }
    }

    @Test
    void tellsOfTheFallsOfEuropeInTheirFirstMonth() throws IOException {
        Outcome europe = watched(europe());
        europe.print("eu-ipi");

        assertThat(europe.told()).hasSize(34);
        assertThat(europe.by(SPRING_2020, YearMonth.of(2020, 4))).isGreaterThanOrEqualTo(30);
        assertThat(europe.atOnce(AUTUMN_2008)).isGreaterThanOrEqualTo(27);
    }

    @Test
    void tellsOfTheFallsOfAmericaInTheirFirstMonth() throws IOException {
        Outcome america = watched(america());
        america.print("g17");

        assertThat(america.told()).hasSize(18);
        assertThat(america.by(SPRING_2020, YearMonth.of(2020, 4))).isGreaterThanOrEqualTo(14);
    }

    private static boolean isCalm(YearMonth month) {
        return !AUTUMN_2008.isNear(month) && !SPRING_2020.isNear(month);
    }

    private static Outcome watched(List<Index> indices) {
        List<Series> series = new ArrayList<>();
        List<History.Figure> figures = new ArrayList<>();
        Map<Index, Told> told = new LinkedHashMap<>();
        for (Index index : indices) {
            int number = series.size();
            series.add(new Series(index.name(), "output", PeriodLength.P1M, ZoneOffset.UTC));
            index.values()
                    .forEach((month, value) -> figures.add(new History.Figure(
                            number,
                            month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                            FixedPoint.of(BigDecimal.valueOf(value)))));
            told.put(index, new Told(new ArrayList<>(), new ArrayList<>()));
        }
        figures.sort(Comparator.comparing(History.Figure::start));
        new Replay(new History(series, figures, List.of()), Rules.of(Tuning.DEFAULT, Weighing.SHIPPED))
                .run(
                        (number, start, verdict) -> verdict.alerts().stream()
                                .filter(alert -> alert.state() == AlertState.FIRING)
                                .forEach(alert -> note(told.get(indices.get(number)), alert.raised(), start)),
                        taken -> {});
        return new Outcome(told);
    }

    private static void note(Told told, Instant raised, Instant now) {
        YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC));
        told.said().add(month);
        if (raised.equals(now)) {
            told.raised().add(month);
        }
    }

    private static List<Index> europe() throws IOException {
        List<CsvRecord> rows = rows("eu-ipi/ipi_c_eu.csv");
        List<String> names = rows.get(0).getFields();
        List<Index> indices = new ArrayList<>();
        for (int column = 1; column < names.size(); column++) {
            TreeMap<YearMonth, Double> values = new TreeMap<>();
            for (CsvRecord row : rows.subList(1, rows.size())) {
                put(values, row.getField(0), row.getField(column));
            }
            indices.add(new Index(names.get(column), values));
        }
        return indices;
    }

    private static List<Index> america() throws IOException {
        List<CsvRecord> rows = rows("g17/FRB_G17.csv");
        List<String> months = rows.get(0).getFields();
        List<Index> indices = new ArrayList<>();
        for (CsvRecord row : rows.subList(1, rows.size())) {
            TreeMap<YearMonth, Double> values = new TreeMap<>();
            for (int column = 6; column < months.size(); column++) {
                put(values, months.get(column), row.getField(column));
            }
            indices.add(new Index(row.getField(5), values));
        }
        TreeMap<YearMonth, Double> total = new TreeMap<>();
        for (CsvRecord row : rows("g17/IPB50001N.csv").stream().skip(1).toList()) {
            put(total, row.getField(0).substring(0, 7), row.getField(1));
        }
        indices.add(new Index("IPB50001N", total));
        return indices;
    }

    private static void put(TreeMap<YearMonth, Double> values, String month, String value) {
        if (!value.isBlank() && !YearMonth.parse(month).isBefore(SINCE)) {
            values.put(YearMonth.parse(month), Double.parseDouble(value));
        }
    }

    private static List<CsvRecord> rows(String file) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(DATA.resolve(file), StandardCharsets.UTF_8)) {
            return rows.stream().toList();
        }
    }
}

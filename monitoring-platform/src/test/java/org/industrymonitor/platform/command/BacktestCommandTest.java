package org.industrymonitor.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {

    private static final Path SET = Path.of("src", "test", "resources", "accuracy", "groups-monthly");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void writesAlertsAndEndsWithWhatTheyAreWorth() throws IOException {
        Path alerts = directory.resolve("alerts.csv");

        int status = run(
                "backtest", "--readings", in("readings.csv.gz"), "--labels", in("labels.csv"), "--out", "" + alerts);

        assertThat(status).isZero();
        List<String> lines = Files.readAllLines(alerts);
        assertThat(lines.get(0)).isEqualTo("subject,measure,raised_at,resolved_at,severity,score,reason");
        JsonNode result = result();
        assertThat(result.get("alerts").asInt()).isEqualTo(lines.size() - 1).isPositive();
        assertThat(result.get("recall").asDouble()).isBetween(0.9, 1.0);
        assertThat(result.get("precision").asDouble()).isBetween(0.5, 1.0);
        assertThat(result.get("median_delay_periods").asInt()).isLessThanOrEqualTo(1);
        assertThat(result.get("false_alerts_per_1000_subject_days").asDouble()).isBetween(0.01, 1.3);
        assertThat(result.get("alerts_in_calendar").asInt()).isZero();
    }

    @Test
    void conditionsGoToAFileOfTheirOwnAndLeaveTheFallsAsTheyWere() throws IOException {
        Path readings = directory.resolve("readings.csv");
        StringBuilder csv = new StringBuilder("subject,measure,period_start,period,value,unit\n");
        for (int hour = 0; hour < 15 * 24; hour++) {
            String start = OffsetDateTime.parse("2024-06-03T00:00:00+08:00")
                    .plusHours(hour)
                    .toString();
            csv.append("P,output-value,").append(start).append(",PT1H,1000,yuan\n");
            csv.append("P,electricity,").append(start).append(",PT1H,");
            csv.append(hour < 14 * 24 ? 400 : 560).append(",kWh\n");
        }
        Files.writeString(readings, csv);
        Path plain = directory.resolve("plain.csv");
        Path falls = directory.resolve("falls.csv");
        Path conditions = directory.resolve("conditions.csv");
        run("backtest", "--readings", "" + readings, "--out", "" + plain);

        int status = run("backtest", "--readings", "" + readings, "--out", "" + falls, "--conditions", "" + conditions);

        assertThat(status).isZero();
        assertThat(Files.readString(falls)).isEqualTo(Files.readString(plain));
        assertThat(Files.readAllLines(conditions))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("P,electricity,2024-06-17T05:00+08:00,,")
                .contains("intensity-high: energy 560.0 for output 1000.0, which takes 400.0 as a rule (+40 %)");
        assertThat(result().get("conditions").asInt()).isEqualTo(1);
    }

    @Test
    void withoutLabelsItSaysOnlyHowManyAlertsThereAre() throws IOException {
        run(
                "backtest",
                "--readings",
                in("readings.csv.gz"),
                "--budget",
                "0.25",
                "--out",
                "" + directory.resolve("a.csv"));

        assertThat(result().get("alerts").asInt()).isPositive();
        assertThat(result().has("recall")).isFalse();
    }

    @Test
    void namesTheLineThatCannotBeRead() throws IOException {
        Path readings = directory.resolve("readings.csv");
        Files.writeString(
                readings,
                "subject,measure,period_start,period,value,unit\nE1,output,2024-01-01,P1D,12,t\nE1,output,soon,P1D,12,t\n");

        assertThat(run("backtest", "--readings", "" + readings, "--out", "" + directory.resolve("a.csv")))
                .isNotZero();

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("readings.csv:3: ");
    }

    @Test
    void refusesADialThatAsksForNothing() {
        assertThat(run("backtest", "--readings", in("readings.csv.gz"), "--budget", "0", "--out", "a.csv"))
                .isNotZero();

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--budget must be between 0 and 1000, is 0.0");
    }

    @Test
    void weightsThatAreFittedCanBeTried() throws IOException {
        Path weights = directory.resolve("weights.csv.gz");

        assertThat(run(
                        "fit",
                        "--set",
                        SET.toString(),
                        "--rounds",
                        "1",
                        "--trees",
                        "5",
                        "--leaves",
                        "3",
                        "--out",
                        "" + weights))
                .isZero();
        assertThat(run(
                        "backtest",
                        "--readings",
                        in("readings.csv.gz"),
                        "--labels",
                        in("labels.csv"),
                        "--weights",
                        "" + weights,
                        "--out",
                        "" + directory.resolve("a.csv")))
                .isZero();

        assertThat(result().get("recall").asDouble()).isGreaterThan(0.5);
    }

    @Test
    void otherRulesAreComparedAlertByAlertAndBothAreScored() throws IOException {
        Path wide = directory.resolve("wide.yaml");
        Files.writeString(wide, "dial: 5\n");
        Path narrow = directory.resolve("narrow.yaml");
        Files.writeString(narrow, "dial: 0.25\nkinds:\n  output-drop:\n    depth: 0.2\n");

        int status = run(
                "backtest",
                "--readings",
                in("readings.csv.gz"),
                "--labels",
                in("labels.csv"),
                "--rules",
                "" + wide,
                "--compare",
                "" + narrow,
                "--out",
                "" + directory.resolve("a.csv"));

        assertThat(status).isZero();
        JsonNode result = result();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("lost ")))
                .hasSize(result.get("lost").asInt())
                .isNotEmpty()
                .allMatch(line -> line.matches(".* (right|false|not counted): .*"));
        assertThat(lines.stream().filter(line -> line.startsWith("gained ")))
                .hasSize(result.get("gained").asInt());
        assertThat(result.get("kept").asInt() + result.get("lost").asInt())
                .isEqualTo(result.get("alerts").asInt());
        assertThat(result.get("kept").asInt() + result.get("gained").asInt())
                .isEqualTo(result.get("compared_alerts").asInt());
        assertThat(result.get("compared_false_alerts_per_1000_subject_days").asDouble())
                .isLessThan(result.get("false_alerts_per_1000_subject_days").asDouble());
    }

    @Test
    void theDialOfTheCommandLineWinsOverThatOfTheRules() throws IOException {
        Path rules = directory.resolve("rules.yaml");
        Files.writeString(rules, "dial: 5\n");
        String[] common = {
            "backtest",
            "--readings",
            in("readings.csv.gz"),
            "--out",
            "" + directory.resolve("a.csv"),
            "--rules",
            "" + rules
        };
        run(common);
        int five = result().get("alerts").asInt();
        String[] quarter = java.util.Arrays.copyOf(common, common.length + 2);
        quarter[common.length] = "--budget";
        quarter[common.length + 1] = "0.25";
        run(quarter);

        assertThat(result().get("alerts").asInt()).isPositive().isLessThan(five);
    }

    @Test
    void rulesThatHaveFaultsAreNamedByTheirLines() throws IOException {
        Path rules = directory.resolve("rules.yaml");
        Files.writeString(rules, "dial: 0\nkinds:\n  output-drop:\n    deepness: 0.2\n");

        assertThat(run(
                        "backtest",
                        "--readings",
                        in("readings.csv.gz"),
                        "--rules",
                        "" + rules,
                        "--out",
                        "" + directory.resolve("a.csv")))
                .isNotZero();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("dial = \"0\" (rules.yaml:1): must be above 0 and below 1000")
                .contains("kinds.output-drop.deepness = \"0.2\" (rules.yaml:4): is not a setting");
    }

    private static String in(String file) {
        return SET.resolve(file).toString();
    }

    private int run(String... arguments) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                InstantSource.system());
        return Commands.run(console, arguments);
    }

    private JsonNode result() throws IOException {
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        String last = lines.get(lines.size() - 1);
        assertThat(last).startsWith("RESULT ");
        return new ObjectMapper().readTree(last.substring("RESULT ".length()));
    }
}

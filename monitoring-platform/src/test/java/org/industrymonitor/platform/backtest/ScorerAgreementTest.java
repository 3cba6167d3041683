package org.industrymonitor.platform.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmark's own scorer over what the detectors tell of each of its sets; it needs {@code python3}. */
@Tag("local-data")
class ScorerAgreementTest {

    private static final Path BENCHMARK = Path.of(System.getProperty("localData", ""), "accuracy");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open/aemo",
                "open/enterprise-sim",
                "open/groups-monthly",
                "local/npp",
                "local/ieso",
                "local/yangzhong",
                "local/steel",
                "local/groups-daily-tw",
                "local/groups-monthly-tw"
            })
    void bothGiveTheSameFigures(String name) throws IOException, InterruptedException {
        AccuracySet set = AccuracySet.of(BENCHMARK.resolve(name));
        List<Raised> alerts = set.alerts(5);
        Path file = directory.resolve("alerts.csv");
        AlertsFile.write(file, set.history(), alerts);

        Score ours = set.score(alerts);
        JsonNode theirs = theirs(set.folder(), file);

        assertThat(ours.alerts()).isEqualTo(theirs.path("alerts").asInt());
        assertSame(ours.recall(), theirs.path("overall").path("recall"));
        assertSame(ours.precision(), theirs.path("precision"));
        assertSame(ours.falsePer1000Days(), theirs.path("false_per_1000_subject_days"));
        assertSame(ours.recallAt1(), theirs.path("recall_at_budget").path("1").path("recall"));
        assertSame(ours.recallAt5(), theirs.path("recall_at_budget").path("5").path("recall"));
        assertThat(ours.medianDelay())
                .contains(theirs.path("overall").path("median_delay_periods").asLong());
        assertThat(ours.falseAlerts()).isEqualTo(theirs.path("false_alerts").asInt());
        assertThat(ours.ignored())
                .isEqualTo(theirs.path("alerts_in_ignored_windows").asInt());
        assertThat(ours.inCalendar())
                .isEqualTo(theirs.path("alerts_in_calendar").asInt());
    }

    private JsonNode theirs(Path set, Path alerts) throws IOException, InterruptedException {
        Path result = directory.resolve("result.json");
        Process scorer = new ProcessBuilder(
                        "python3",
                        BENCHMARK.resolve("score.py").toString(),
                        "--set",
                        set.toString(),
                        "--alerts",
                        alerts.toString(),
                        "--out",
                        result.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(scorer.waitFor()).isZero();
        return new ObjectMapper().readTree(result.toFile());
    }

    private static void assertSame(Optional<? extends Number> ours, JsonNode theirs) {
        assertThat(ours)
                .hasValueSatisfying(value -> assertThat(value.doubleValue()).isEqualTo(theirs.asDouble()));
    }
}

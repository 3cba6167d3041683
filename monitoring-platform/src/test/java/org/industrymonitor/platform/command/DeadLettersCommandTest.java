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
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.platform.embedded.EmbeddedPlatform;
import org.industrymonitor.platform.embedded.Stages;
import org.industrymonitor.platform.watch.Backlog;
import org.industrymonitor.platform.watch.Drain;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the whole platform. */
class DeadLettersCommandTest {
    private static final String REGISTRY = "enterprise,name,sector,region,period,items\nE1,One,3120,410500,PT1H,coke\n";
    private static final String HEADER = "subject,measure,period_start,period,value,unit\n";

    @TempDir
    static Path directory;

    private static EmbeddedPlatform platform;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws Exception {
        platform = EmbeddedPlatform.open(
                directory,
                0,
                SettingsSources.none().with("ingest.http.port", 0).with("streams.accounts.interval.ms", 500),
                AllSettings.definitions(),
                Clock.systemUTC());
        platform.start();
        platform.process().awaitReady(Duration.ofMinutes(2));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void redrivesAfterAFixWithoutUndoingWhatCameSinceAndAnyNumberOfTimes() throws Exception {
        Path registry = Files.writeString(directory.resolve("registry.csv"), REGISTRY);
        Path readings = Files.writeString(
                directory.resolve("readings.csv"),
                HEADER + "E1,coke,2020-04-01T08:00,PT1H,10,t\nE2,coke,2020-04-01T08:00,PT1H,20,t\n"
                        + "E2,coke,2020-04-01T09:00,PT1H,30,t\nE1,coke,2020-04-01T09:00,PT1H,-1,t\n");
        assertThat(run("push", readings.toString(), "--to", url(), "--registry", registry.toString()))
                .isEqualTo(1);

        assertThat(run("dead-letters", "list", "--set", brokers())).isZero();
        assertThat(text())
                .containsPattern("unknown-enterprise +push +2 ")
                .containsPattern("negative +push +1 ")
                .contains("3 dead letters");
        assertThat(run("dead-letters", "list", "--each", "--code", "negative", "--set", brokers()))
                .isZero();
        String id = text().lines().findFirst().orElseThrow().split(" ")[0];
        assertThat(run("dead-letters", "show", id, "--set", brokers())).isZero();
        assertThat(text())
                .contains("code      negative")
                .contains("field     value")
                .containsPattern("header +" + HEADER.strip() + ",revision")
                .containsPattern("raw +E1,coke,2020-04-01T09:00,PT1H,-1,t,\\d{13}");

        // The fix, and a correction of one of the two meanwhile
        Files.writeString(registry, REGISTRY + "E2,Two,3120,410500,PT1H,coke\n");
        Path correction =
                Files.writeString(directory.resolve("correction.csv"), HEADER + "E2,coke,2020-04-01T08:00,PT1H,25,t\n");
        assertThat(run("push", correction.toString(), "--to", url(), "--registry", registry.toString()))
                .isZero();

        assertThat(redrive("--code", "unknown-enterprise", "--dry-run")
                        .get("records")
                        .asInt())
                .isEqualTo(2);
        assertThat(redrive("--code", "unknown-enterprise").get("accepted").asInt())
                .isEqualTo(2);
        assertThat(redrive("--code", "unknown-enterprise").get("accepted").asInt())
                .isEqualTo(2);
        JsonNode again = redrive("--all");
        assertThat(again.get("accepted").asInt()).isEqualTo(2);
        assertThat(again.get("refused").asInt()).isEqualTo(1);
        assertThat(redrive("--all").get("records").asInt())
                .as("what was refused again is sent once")
                .isEqualTo(3);

        await();
        assertThat(run("reconcile", "--set", brokers())).isZero();
        assertThat(run("tail", "aggregates", "--all", "--set", brokers())).isZero();
        // In kg; 08:00: 10 t and the correction, 25 t; 09:00: 30 t once
        assertThat(lastTotalOfCity("2020-04-01T00:00:00Z")).isEqualTo(35_000);
        assertThat(lastTotalOfCity("2020-04-01T01:00:00Z")).isEqualTo(30_000);
    }

    @Test
    void wantsToBeToldWhichLettersAreMeant() {
        assertThat(run("dead-letters", "redrive", "--to", url(), "--set", brokers()))
                .isEqualTo(1);
        assertThat(run("dead-letters", "show", "nonsense", "--set", brokers())).isEqualTo(1);
    }

    private double lastTotalOfCity(String start) throws IOException {
        double total = Double.NaN;
        for (String line : text().lines().toList()) {
            JsonNode value = new ObjectMapper().readTree(line).get("value");
            if (value.path("node").asText().equals("city:410500")
                    && value.path("period").asText().equals("PT1H")
                    && value.path("period_start").asText().equals(start)) {
                total = value.at("/pane/coke/sum").asDouble();
            }
        }
        return total;
    }

    private JsonNode redrive(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("dead-letters", "redrive", "--to", url(), "--set", brokers()));
        all.addAll(List.of(arguments));
        run(all.toArray(String[]::new));
        String line =
                text().lines().filter(l -> l.startsWith("RESULT ")).findFirst().orElseThrow();
        return new ObjectMapper().readTree(line.substring("RESULT ".length()));
    }

    private static void await() throws Exception {
        KafkaDefaults kafka = new KafkaDefaults(platform.settings());
        try (Backlog backlog = new Backlog(kafka.admin("test"), kafka.consumer("test"), Stages.all())) {
            new Drain(backlog, Stages.longestHold(platform.settings())).await(Duration.ofMinutes(1), () -> true);
        }
    }

    private int run(String... arguments) {
        out.reset();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Commands.run(
                new Console(stream, new PrintStream(new ByteArrayOutputStream()), false, InstantSource.system()),
                arguments);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String url() {
        return platform.process().url();
    }

    private static String brokers() {
        return "kafka.bootstrap.servers=" + platform.bootstrapServers();
    }
}

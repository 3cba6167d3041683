package org.industrymonitor.platform.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.ingest.IngestSettings;
import org.industrymonitor.platform.demo.DemoRun;
import org.industrymonitor.platform.demo.DemoSummary;
import org.industrymonitor.platform.embedded.EmbeddedPlatform;
import org.industrymonitor.platform.progress.Progresses;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.industrymonitor.streams.StreamsSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules and dashboards that ship, against a real Prometheus that reads a real demo. Needs Prometheus and its promtool. */
@Tag("programs")
class PrometheusTest {

    /** One more plant, with an hour of this year and the same hour of the year before. */
    private static final String REGISTRY = "enterprise,name,sector,region,valid_from,period,items,weight\n"
            + "OLD,Old plant,4411,NSW1-NCEN,2016-01-01,PT1H,electricity-sent-out;fuel-heat,1\n";

    private static final String YEARS = "subject,measure,period_start,period,value,unit\n"
            + "OLD,electricity-sent-out,2016-06-30T10:00,PT1H,100,MWh\n"
            + "OLD,fuel-heat,2016-06-30T10:00,PT1H,900,GJ\n"
            + "OLD,electricity-sent-out,2017-06-30T10:00,PT1H,120,MWh\n"
            + "OLD,fuel-heat,2017-06-30T10:00,PT1H,990,GJ\n";

    /** A mill in Henan, likewise. */
    private static final String MILL = "enterprise,name,sector,region,valid_from,period,items,weight\n"
            + "MILL,Mill,3120,410502,2024-01-01,PT1H,output-value;electricity,1\n";

    private static final String MILL_YEARS = "subject,measure,period_start,period,value,unit\n"
            + "MILL,output-value,2024-06-30T10:00,PT1H,100000,yuan\n"
            + "MILL,electricity,2024-06-30T10:00,PT1H,900,kWh\n"
            + "MILL,output-value,2025-06-30T10:00,PT1H,120000,yuan\n"
            + "MILL,electricity,2025-06-30T10:00,PT1H,990,kWh\n";

    @TempDir
    private Path directory;

    @Test
    void firesEachRuleOnWhatItIsForAndNoneInHealth() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yml")).contains("SUCCESS");
        assertThat(promtool("test", "rules", "platform_test.yml")).contains("SUCCESS");
    }

    @Test
    void answersEveryQuestionOfEveryDashboard() throws Exception {
        try (EmbeddedPlatform platform = platform(false);
                PrometheusServer prometheus = new PrometheusServer(directory)) {
            URI url = started(platform);
            prometheus.start(url);
            prometheus.awaitReady(Duration.ofMinutes(1));

            DemoSummary demo = new DemoRun(platform, Clock.systemUTC(), Duration.ofMillis(40))
                    .run(readings ->
                            Progresses.lines(System.out, Clock.systemUTC(), "June 2017", "readings", readings));
            assertThat(demo.isRight()).isTrue();
            send(url, "PUT", "/v1/registry", REGISTRY);
            send(url, "POST", "/v1/readings", YEARS);

            assertThat(unansweredInTheEnd(prometheus, Duration.ofMinutes(2))).isEmpty();
            assertThat(prometheus.query("ALERTS{alertstate=\"firing\"}"))
                    .as("alerts about the platform, in health")
                    .isEmpty();
        }
    }

    /** What is read after a restart is what stood before it, though nothing has changed since. */
    @Test
    void showsTheSameFiguresAfterARestart() throws Exception {
        Set<String> figures;
        try (EmbeddedPlatform platform = platform(true)) {
            URI url = started(platform);
            send(url, "PUT", "/v1/registry", MILL);
            send(url, "POST", "/v1/readings", MILL_YEARS);
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(figures(url))
                            .anyMatch(line -> line.startsWith("monitoring_output_yuan{level=\"province\""))
                            .anyMatch(line -> line.startsWith("monitoring_growth_ratio{level=\"county\"")
                                    && line.contains("stretch=\"YEAR\"")));
            // Longer than accounts are held back
            TimeUnit.SECONDS.sleep(3);
            figures = figures(url);
        }
        try (EmbeddedPlatform platform = platform(true)) {
            assertThat(figures(started(platform))).containsExactlyInAnyOrderElementsOf(figures);
        }
    }

    private static URI started(EmbeddedPlatform platform) throws Exception {
        platform.start();
        platform.process().awaitReady(Duration.ofMinutes(2));
        return URI.create(platform.process().url());
    }

    private EmbeddedPlatform platform(boolean bundledReference) throws Exception {
        return EmbeddedPlatform.open(
                directory.resolve("platform"),
                0,
                SettingsSources.none()
                        .with(IngestSettings.HTTP_PORT, 0)
                        .with(IngestSettings.REFERENCE_BUNDLED, Boolean.toString(bundledReference))
                        .with(StreamsSettings.EMISSION_INTERVAL_MS, 200)
                        .with(StreamsSettings.ACCOUNTS_INTERVAL_MS, 1_000),
                new ConfigDef[] {
                    CommonSettings.DEFINITION,
                    IngestSettings.DEFINITION,
                    StreamsSettings.DEFINITION,
                    AlertsSettings.DEFINITION
                },
                Clock.systemUTC());
    }

    /** What the page shows of the economy, line by line. */
    private static Set<String> figures(URI url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url.resolve("/metrics")).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line ->
                        line.matches("monitoring_(output_yuan|energy_kgce|coverage_ratio|growth_ratio|full_growth_ratio"
                                + "|as_of_timestamp_seconds)\\{.*"))
                .collect(Collectors.toSet());
    }

    /** Rates take two scrapes, Kafka's own meters up to a minute. */
    private static List<String> unansweredInTheEnd(PrometheusServer prometheus, Duration bound) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + bound.toNanos();
        List<String> unanswered = unanswered(prometheus);
        while (!unanswered.isEmpty() && System.nanoTime() < end) {
            never.await(1, TimeUnit.SECONDS);
            unanswered = unanswered(prometheus);
        }
        return unanswered;
    }

    private static List<String> unanswered(PrometheusServer prometheus) throws Exception {
        List<String> unanswered = new ArrayList<>();
        for (Dashboard dashboard : Dashboard.shipped()) {
            for (Dashboard.Query query : dashboard.queries()) {
                String expression = query.expression();
                for (Dashboard.Variable variable : dashboard.variables()) {
                    expression = expression.replace("$" + variable.name(), first(prometheus, variable));
                }
                if (prometheus.query(expression).isEmpty()) {
                    unanswered.add(query + " asked as " + expression);
                }
            }
        }
        return unanswered;
    }

    /** The value that Grafana would show first. */
    private static String first(PrometheusServer prometheus, Dashboard.Variable variable) throws Exception {
        List<String> values = new ArrayList<>();
        for (JsonNode series : prometheus.query("count by (" + variable.label() + ") (" + variable.selector() + ")")) {
            values.add(series.path("metric").path(variable.label()).asText());
        }
        return values.stream().sorted().findFirst().orElse("");
    }

    private static void send(URI url, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(url.resolve(path))
                                .header("Content-Type", "text/csv")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("\"refused\":1", "\"refused\":2", "\"refused\":4");
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(PrometheusServer.RULES.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}

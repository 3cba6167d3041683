package org.industrymonitor.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigDef;
import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.ingest.IngestSettings;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.embedded.EmbeddedPlatform;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.runtime.access.TokenHash;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.industrymonitor.streams.StreamsSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the examples of docs/feeding-data.md and docs/reading-data.md, as they stand there, against the whole platform. Those
 * tagged tools need curl and python3.
 */
class FeedingDataPageTest {
    private static final Path PAGE = Path.of("..", "docs", "feeding-data.md");
    private static final Path READING_PAGE = Path.of("..", "docs", "reading-data.md");
    private static final String TOKEN = "token-of-the-desk";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final String ADDRESS = "http://localhost:8080";

    @TempDir
    static Path directory;

    private static EmbeddedPlatform platform;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private record Run(int status, String output) {}

    @BeforeAll
    static void start() throws Exception {
        Path readers = Files.writeString(
                directory.resolve("readers.properties"),
                "reader.desk.tokens = " + TokenHash.of(TOKEN) + "\nreader.desk.operator = true\n");
        platform = EmbeddedPlatform.open(
                directory,
                0,
                SettingsSources.none().with("ingest.http.port", 0).with(CommonSettings.HTTP_READERS_FILE, readers),
                new ConfigDef[] {
                    CommonSettings.DEFINITION,
                    IngestSettings.DEFINITION,
                    StreamsSettings.DEFINITION,
                    AlertsSettings.DEFINITION
                },
                Clock.systemUTC());
        platform.start();
        platform.process().awaitReady(Duration.ofMinutes(2));
        // The example that registers, as curl would send it
        String example = blocks("sh").get(0);
        String csv = example.substring(example.indexOf('\n') + 1, example.lastIndexOf("CSV"));
        FeedClient.to(URI.create(platform.process().url()), "test")
                .masterData("registry", csv.getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    @Tag("tools")
    void curlRegistersAndSendsAndIsAnsweredAsThePageSays() throws Exception {
        List<String> commands = blocks("sh");
        assertThat(commands).hasSize(3);

        assertThat(run("sh", "-c", commands.get(0)).output()).contains("\"entries\":2");
        Run csv = run("sh", "-c", commands.get(1));
        assertThat(csv.status()).as(csv.output()).isZero();
        assertThat(csv.output().replaceAll("\\s", ""))
                .contains(blocks("json").get(0).replaceAll("\\s", ""));
        assertThat(run("sh", "-c", commands.get(2)).output()).contains("\"accepted\":1", "\"refused\":0");
    }

    @Test
    @Tag("tools")
    void pythonSends() throws Exception {
        Path script = Files.writeString(directory.resolve("feed.py"), only("python"));
        Run python = run("python3", script.toString());
        assertThat(python.output().strip()).isEqualTo("24 accepted, 0 refused");
        assertThat(python.status()).isZero();
    }

    @Test
    void javaSends() throws Exception {
        Path source = Files.writeString(directory.resolve("Feed.java"), only("java"));
        Run java = run(Path.of(System.getProperty("java.home"), "bin", "java").toString(), source.toString());
        assertThat(java.output()).startsWith("{\"received\":24,\"accepted\":24,");
        assertThat(java.status()).isZero();
    }

    @Test
    void readersAreAnsweredAsThePageForThemSays() throws Exception {
        FeedClient.to(URI.create(platform.process().url()), "test")
                .readings(
                        ("subject,measure,period_start,period,value,unit\n"
                                        + "E1,coke,2024-06-10T08:00:00+08:00,PT1H,3,t\n")
                                .getBytes(StandardCharsets.UTF_8),
                        "text/csv");
        publish(alert());
        List<Asked> examples =
                blocks("sh", READING_PAGE).stream().map(Asked::of).toList();
        assertThat(examples).hasSize(6);

        JsonNode firing =
                awaitAnswer(examples.get(0), answer -> answer.at("/alerts/0/id").isTextual());
        assertThat(firing.at("/alerts/0/node").textValue()).isEqualTo("enterprise:E1");
        assertThat(answer(examples.get(1)).get("events")).hasSize(1);
        try (Stream<String> lines =
                CLIENT.send(examples.get(2).request(), BodyHandlers.ofLines()).body()) {
            assertThat(lines.filter(line -> line.startsWith("data: ")).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains("\"node\":\"enterprise:E1\""));
        }
        assertThat(answer(examples.get(3)).at("/remarks/0/by").textValue()).isEqualTo("desk");
        assertThat(answer(examples.get(4)).get("alerts")).isEmpty();
        JsonNode city = awaitAnswer(examples.get(5), answer -> answer.has("aggregate"));
        assertThat(city.at("/aggregate/node").textValue()).isEqualTo("city:410500");
        assertThat(city.get("accounts")).hasSize(4);
    }

    private static String only(String language) throws IOException {
        List<String> blocks = blocks(language);
        assertThat(blocks).as("blocks of %s", language).hasSize(1);
        return blocks.get(0);
    }

    /** The blocks of a language, with the address of the platform that runs here. */
    private static List<String> blocks(String language) throws IOException {
        return blocks(language, PAGE);
    }

    private static List<String> blocks(String language, Path page) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(page));
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2).replace(ADDRESS, platform.process().url()));
            }
        }
        return blocks;
    }

    private static Run run(String... command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES))
                .as("%s ends", command[0])
                .isTrue();
        return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** What a line of curl asks for. */
    private record Asked(HttpRequest request) {

        private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

        static Asked of(String line) {
            List<String> words = new ArrayList<>();
            Matcher matcher = WORD.matcher(line.strip());
            while (matcher.find()) {
                words.add(
                        matcher.group(1) != null
                                ? matcher.group(1)
                                : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
            }
            assertThat(words.get(0)).isEqualTo("curl");
            String method = "GET";
            String body = "";
            HttpRequest.Builder request = HttpRequest.newBuilder();
            for (int i = 1; i < words.size(); i++) {
                switch (words.get(i)) {
                    case "-N" -> {}
                    case "-X" -> method = words.get(++i);
                    case "-d" -> body = words.get(++i);
                    case "-H" -> {
                        String[] header =
                                words.get(++i).replace("$TOKEN", TOKEN).split(": ");
                        request.header(header[0], header[1]);
                    }
                    default -> request.uri(URI.create(words.get(i)));
                }
            }
            return new Asked(
                    request.method(method, BodyPublishers.ofString(body)).build());
        }
    }

    private static JsonNode answer(Asked asked) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(asked.request(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static JsonNode awaitAnswer(Asked asked, Predicate<JsonNode> enough) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> answer(asked), enough);
    }

    private static Alert alert() {
        Instant raised = Instant.parse("2024-06-10T00:00:00Z");
        return new Alert(
                "stoppage:enterprise:E1:output@" + raised,
                NodeId.enterprise("E1"),
                "output",
                AlertKind.STOPPAGE,
                AlertState.FIRING,
                Severity.ORANGE,
                PeriodLength.PT1H,
                raised,
                raised,
                Optional.empty(),
                0,
                812_4000,
                9.3,
                "output 0.0 of 812.4 expected",
                List.of(new Contributor("enterprise:E1", 812_4000)),
                1,
                1);
    }

    private static void publish(Alert alert) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(new KafkaDefaults(platform.settings()).producer("test"))) {
            for (Topic topic : List.of(Topic.ALERT_EVENTS, Topic.ALERTS)) {
                producer.send(new ProducerRecord<>(
                        topic.topicName(), alert.id().getBytes(StandardCharsets.UTF_8), Codecs.ALERT.encode(alert)));
            }
        }
    }
}

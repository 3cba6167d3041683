package org.industrymonitor.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.ingest.IngestSettings;
import org.industrymonitor.platform.embedded.EmbeddedPlatform;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.industrymonitor.streams.StreamsSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of docs/feeding-data.md, as they stand there, against the whole platform. Those tagged tools need curl and python3. */
class FeedingDataPageTest {
    private static final Path PAGE = Path.of("..", "docs", "feeding-data.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final String ADDRESS = "http://localhost:8080";

    @TempDir
    static Path directory;

    private static EmbeddedPlatform platform;

    private record Run(int status, String output) {}

    @BeforeAll
    static void start() throws Exception {
        platform = EmbeddedPlatform.open(
                directory,
                0,
                SettingsSources.none().with("ingest.http.port", 0),
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

    private static String only(String language) throws IOException {
        List<String> blocks = blocks(language);
        assertThat(blocks).as("blocks of %s", language).hasSize(1);
        return blocks.get(0);
    }

    /** The blocks of a language, with the address of the platform that runs here. */
    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
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
}

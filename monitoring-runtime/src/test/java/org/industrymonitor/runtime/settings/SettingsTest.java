package org.industrymonitor.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final ConfigDef MODULE = new ConfigDef()
            .define("demo.size", Type.INT, 7, Range.between(1, 10), Importance.HIGH, "A size.")
            .define("demo.wait.ms", Type.LONG, 1_500L, Importance.LOW, "A wait.")
            .define("demo.url", Type.STRING, "", Importance.LOW, "An address | optional.")
            .define("demo.password", Type.PASSWORD, "", Importance.LOW, "A secret.");

    @TempDir
    Path directory;

    @Test
    void hasDefaultsWithoutAnySource() {
        Settings settings = load(SettingsSources.none());

        assertThat(settings.string("kafka.bootstrap.servers")).isEqualTo("localhost:9092");
        assertThat(settings.integer("topics.partitions")).isEqualTo(4);
        assertThat(settings.integer("topics.replication.factor")).isEqualTo(1);
        assertThat(settings.string("http.host")).isEqualTo("127.0.0.1");
        assertThat(settings.longInteger("http.request.max.bytes")).isEqualTo(16_777_216L);
        assertThat(settings.integer("http.threads")).isEqualTo(32);
        assertThat(settings.string("state.directory")).isEqualTo("data/state");
        assertThat(settings.duration("stop.timeout.ms")).hasSeconds(30);
        assertThat(settings.duration("demo.wait.ms")).hasMillis(1_500);
        assertThat(settings.optionalString("demo.url")).isEmpty();
        assertThat(settings.secret("demo.password")).isEmpty();
    }

    @Test
    void letsEnvironmentWinOverFileAndCommandLineOverBoth() throws IOException {
        Path file = file("demo.size=2", "demo.wait.ms=2", "demo.url=file");

        Settings settings = load(new SettingsSources(
                Optional.of(file),
                Map.of("MONITORING_DEMO_WAIT_MS", "3", "MONITORING_DEMO_URL", "environment", "PATH", "/bin"),
                List.of("demo.url=first", "demo.url=last")));

        assertThat(settings.integer("demo.size")).isEqualTo(2);
        assertThat(settings.longInteger("demo.wait.ms")).isEqualTo(3);
        assertThat(settings.string("demo.url")).isEqualTo("last");
    }

    @Test
    void reportsAllFaultsAtOnceWithKeySourceValueAndReason() throws IOException {
        Path file = file("# a comment", "demo.size = 70", "demo.sizes=1", "demo.size=3");

        SettingsException thrown = catchThrowableOfType(
                SettingsException.class,
                () -> load(new SettingsSources(
                        Optional.of(file),
                        Map.of("MONITORING_DEMO_WAIT_MS", "soon", "MONITORING_DEMO_SIZ", "5"),
                        List.of("demo.url", "demo.password.file=/x", "topics.partitions=0"))));

        assertThat(thrown.faults())
                .extracting(SettingsFault::toString)
                .containsExactlyInAnyOrder(
                        "demo.size = \"3\" (settings.properties:4): is set twice, first at settings.properties:2",
                        "demo.sizes = \"1\" (settings.properties:3): is not a setting; did you mean demo.size?",
                        "demo.wait.ms = \"soon\" (environment MONITORING_DEMO_WAIT_MS): Not a number of type LONG",
                        "MONITORING_DEMO_SIZ = \"5\" (environment): is not a setting; did you mean MONITORING_DEMO_SIZE?",
                        "--set = demo.url (command line): must be key=value",
                        "demo.password.file = [hidden] (command line): is not a setting; did you mean demo.password?",
                        "topics.partitions = \"0\" (command line): Value must be at least 1");
        assertThat(thrown).hasMessageStartingWith("7 faults in the settings:\n  demo.size");
    }

    @Test
    void namesAFileThatIsNotThere() {
        SettingsException thrown = catchThrowableOfType(
                SettingsException.class,
                () -> load(new SettingsSources(Optional.of(directory.resolve("none")), Map.of(), List.of())));

        assertThat(thrown.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.why()).isEqualTo("there is no such file");
            assertThat(fault.value()).endsWith("none");
        });
    }

    @Test
    void readsContinuedLinesAndCountsThem() throws IOException {
        Path file = file("demo.url=http://\\", "  example", "# trailing \\", "demo.size=99");

        SettingsException thrown = catchThrowableOfType(
                SettingsException.class, () -> load(new SettingsSources(Optional.of(file), Map.of(), List.of())));
        assertThat(thrown.faults()).extracting(SettingsFault::source).containsExactly("settings.properties:4");

        Settings settings =
                load(new SettingsSources(Optional.of(file), Map.of("MONITORING_DEMO_SIZE", "9"), List.of()));
        assertThat(settings.string("demo.url")).isEqualTo("http://example");
    }

    @Test
    void passesKafkaSettingsThroughToAllOrOneKindOfClient() {
        Settings settings = load(new SettingsSources(
                Optional.empty(),
                Map.of("MONITORING_KAFKA_SECURITY_PROTOCOL", "SSL", "MONITORING_KAFKA_PRODUCER_LINGER_MS", "7"),
                List.of("kafka.consumer.max.poll.records=5", "kafka.my.plugin.option=x")));

        assertThat(settings.kafka(KafkaClient.PRODUCER))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("security.protocol", "SSL", "linger.ms", "7", "my.plugin.option", "x"));
        assertThat(settings.kafka(KafkaClient.CONSUMER))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("security.protocol", "SSL", "max.poll.records", "5", "my.plugin.option", "x"));
        assertThat(settings.kafkaOnly(KafkaClient.ADMIN)).isEmpty();
    }

    @Test
    void refusesKafkaSettingsThatAreMistypedWrongOrFixed() {
        SettingsException thrown = catchThrowableOfType(
                SettingsException.class,
                () -> load(SettingsSources.none()
                        .with("kafka.security.protocl", "SSL")
                        .with("kafka.producer.linger.ms", "-3")
                        .with("kafka.producer.acks", "1")
                        .with("kafka.isolation.level", "read_uncommitted")));

        assertThat(thrown.faults())
                .extracting(SettingsFault::toString)
                .containsExactly(
                        "kafka.security.protocl = \"SSL\" (command line): is not a setting; did you mean kafka.security.protocol?",
                        "kafka.producer.linger.ms = \"-3\" (command line): Value must be at least 0",
                        "kafka.producer.acks = \"1\" (command line): is fixed: the platform's promises rest on it",
                        "kafka.isolation.level = \"read_uncommitted\" (command line): is fixed: the platform's promises rest on it");
    }

    @Test
    void ignoresWhatKubernetesPutsIntoTheEnvironment() {
        Settings settings = load(new SettingsSources(
                Optional.empty(),
                Map.of(
                        "MONITORING_INGEST_PORT", "tcp://10.0.0.1:8080",
                        "MONITORING_INGEST_SERVICE_HOST", "10.0.0.1",
                        "MONITORING_INGEST_PORT_8080_TCP_ADDR", "10.0.0.1",
                        "MONITORING_LOG_FORMAT", "json"),
                List.of()));

        assertThat(settings.integer("demo.size")).isEqualTo(7);
    }

    @Test
    void neverShowsASecret() {
        SettingsException thrown = catchThrowableOfType(
                SettingsException.class, () -> load(SettingsSources.none().with("demo.passwort.secret", "geheim")));

        assertThat(thrown).hasMessageNotContaining("geheim").hasMessageContaining("[hidden]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka.sasl.jass.config", "kafka.ssl.keystore.keyy", "demo.credentials"})
    void neverShowsASecretWhoseNameIsMisspelt(String key) {
        SettingsException thrown = catchThrowableOfType(
                SettingsException.class, () -> load(SettingsSources.none().with(key, "geheim")));

        assertThat(thrown).hasMessageNotContaining("geheim").hasMessageContaining("[hidden]");
    }

    @Test
    void printsDefinitionsAsAMarkdownTable() {
        assertThat(SettingsTable.markdown(MODULE)).isEqualTo("""
                        | key | type | default | valid | what it does |
                        |---|---|---|---|---|
                        | `demo.password` | password |  |  | A secret. |
                        | `demo.size` | int | `7` | [1,...,10] | A size. |
                        | `demo.url` | string |  |  | An address \\| optional. |
                        | `demo.wait.ms` | long | `1500` |  | A wait. |
                        """);
    }

    private static Settings load(SettingsSources sources) {
        return Settings.load(sources, CommonSettings.DEFINITION, MODULE);
    }

    private Path file(String... lines) throws IOException {
        return Files.write(directory.resolve("settings.properties"), List.of(lines));
    }
}

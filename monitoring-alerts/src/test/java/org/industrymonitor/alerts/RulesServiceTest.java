package org.industrymonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final Metrics metrics = new Metrics();
    private RulesService service;

    @AfterEach
    void stop() throws InterruptedException {
        if (service != null) {
            service.stop();
        }
    }

    @Test
    void withoutAFileTheDefaultsAreInForceAndTheCountersStandAtZero() {
        service = service("");
        service.start();

        assertThat(service.get()).isSameAs(Rules.DEFAULT);
        assertThat(reloads("changed")).isZero();
        assertThat(reloads("failed")).isZero();
    }

    @Test
    void aChangedFileIsTakenOverAndOneWithFaultsChangesNothing() throws IOException {
        Path file = directory.resolve("rules.yaml");
        Files.writeString(file, "dial: 2\n");
        service = service(file.toString());
        service.start();
        assertThat(service.get().tuning().budget()).isEqualTo(2);

        replace(file, "dial: 3\n");
        await().atMost(PATIENCE).until(() -> service.get().tuning().budget() == 3);
        replace(file, "dial: none\n");
        await().atMost(PATIENCE).until(() -> reloads("failed") >= 1);

        assertThat(service.get().tuning().budget()).isEqualTo(3);
        assertThat(reloads("changed")).isGreaterThanOrEqualTo(1);
    }

    @Test
    void aFileWithFaultsAtTheStartIsRefused() throws IOException {
        Path file = directory.resolve("rules.yaml");
        Files.writeString(file, "dail: 2\n");

        assertThatThrownBy(() -> service(file.toString()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("dail = \"2\" (rules.yaml:1): is not a setting; did you mean dial?");
        assertThatThrownBy(() -> service(directory.resolve("none.yaml").toString()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("alerts.rules.file");
    }

    /** At once, so that no half of it is read. */
    private void replace(Path file, String text) throws IOException {
        Path written = Files.writeString(directory.resolve("written.yaml"), text);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private RulesService service(String file) {
        Settings settings = Settings.load(
                new SettingsSources(
                        Optional.empty(),
                        Map.of(),
                        List.of(AlertsSettings.RULES_FILE + "=" + file, AlertsSettings.RULES_INTERVAL_MS + "=100")),
                CommonSettings.DEFINITION,
                AlertsSettings.DEFINITION);
        return new RulesService(settings, metrics, (name, cause) -> {
            throw new AssertionError(name, cause);
        });
    }

    private double reloads(String outcome) {
        return metrics.registry()
                .get("monitoring.alerts.rules.reloads")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}

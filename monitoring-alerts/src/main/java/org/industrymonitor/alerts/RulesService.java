package org.industrymonitor.alerts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.rules.RulesFile;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsFault;
import org.industrymonitor.runtime.settings.WatchedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules in force: those of the file, read again when it changes; without a file the defaults. */
public final class RulesService implements Service, Supplier<Rules> {

    /** What it is called in the report of health. */
    public static final String NAME = "alerts-rules";

    private static final String RELOADS = "monitoring.alerts.rules.reloads";
    private static final Logger log = LoggerFactory.getLogger(RulesService.class);

    private final Optional<WatchedFile<Rules>> file;
    private final long intervalMs;
    private final FatalListener fatal;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Rules rules = Rules.DEFAULT;
    private volatile Thread thread;

    /**
     * @param settings with {@link AlertsSettings#DEFINITION} among their definitions
     * @throws SettingsException when the file of rules cannot be read, or has faults
     */
    public RulesService(Settings settings, Metrics metrics, FatalListener fatal) {
        AlertsSettings alerts = AlertsSettings.from(settings);
        this.intervalMs = alerts.rulesInterval().toMillis();
        this.fatal = fatal;
        metrics.registry().counter(RELOADS, "outcome", "changed");
        metrics.registry().counter(RELOADS, "outcome", "failed");
        this.file = alerts.rulesFile().map(path -> watched(path, metrics));
    }

    @Override
    public Rules get() {
        return rules;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        if (file.isPresent()) {
            thread = new Thread(() -> watch(file.get()), NAME);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** UP also while the file has faults: the rules stay as they were, and the failure is counted. */
    @Override
    public Health health() {
        return stop.getCount() == 0 ? Health.down("is stopped") : Health.up();
    }

    @Override
    public void stop() throws InterruptedException {
        stop.countDown();
        Thread running = thread;
        if (running != null) {
            running.join();
        }
    }

    private void watch(WatchedFile<Rules> watched) {
        try {
            while (!stop.await(intervalMs, TimeUnit.MILLISECONDS)) {
                watched.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fatal.failed(NAME, e);
        } catch (RuntimeException e) {
            fatal.failed(NAME, e);
        }
    }

    private WatchedFile<Rules> watched(Path path, Metrics metrics) {
        try {
            return new WatchedFile<>(path, bytes -> RulesFile.parse(path, bytes), RELOADS, metrics.registry(), now -> {
                rules = now;
                log.info(
                        "Rules in force: version={} changed={}",
                        now.version().version(),
                        now.version().changed());
            });
        } catch (IOException e) {
            throw new SettingsException(List.of(
                    new SettingsFault(AlertsSettings.RULES_FILE, "settings", path.toString(), "cannot be read: " + e)));
        }
    }
}

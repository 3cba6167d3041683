package org.industrymonitor.platform.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.industrymonitor.platform.embedded.Stages;
import org.industrymonitor.platform.watch.Backlog;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "lag",
        description =
                "Says how many records each consumer group of the platform has still to commit, as a line of JSON.")
final class LagCommand implements Callable<Integer> {
    /** Shorter than Kafka's own, so that a line says that Kafka is away while it is. */
    private static final String PATIENCE_MS = "5000";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            description = "again and again after so long, such as PT1S, until interrupted (default: once)")
    private Duration every;

    LagCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Commands.quieten();
        Settings loaded = settings.load(
                "kafka.admin.default.api.timeout.ms=" + PATIENCE_MS, "kafka.admin.request.timeout.ms=" + PATIENCE_MS);
        KafkaReach.check(loaded);
        KafkaDefaults kafka = new KafkaDefaults(loaded);
        try (Backlog backlog =
                new Backlog(kafka.admin("monitoring-lag"), kafka.consumer("monitoring-lag"), Stages.all())) {
            boolean read = say(backlog);
            while (every != null && !console.out().checkError()) {
                Thread.sleep(every.toMillis());
                say(backlog);
            }
            return read ? 0 : 1;
        }
    }

    /** Whether Kafka answered; a line that says why not is a line, too. */
    private boolean say(Backlog backlog) throws InterruptedException {
        ObjectNode line = JSON.createObjectNode();
        line.put("at", console.clock().instant().toString());
        Throwable away = null;
        try {
            for (Backlog.Stage stage : Stages.all()) {
                line.put(stage.group(), backlog.behind(stage));
            }
        } catch (ExecutionException failure) {
            away = failure.getCause();
        } catch (KafkaException failure) {
            away = failure;
        }
        if (away != null) {
            line.put("away", away.toString());
        }
        console.out().println(line);
        return away == null;
    }
}

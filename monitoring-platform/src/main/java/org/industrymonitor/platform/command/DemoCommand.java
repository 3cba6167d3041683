package org.industrymonitor.platform.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.industrymonitor.ingest.IngestSettings;
import org.industrymonitor.platform.demo.DemoFiles;
import org.industrymonitor.platform.demo.DemoRun;
import org.industrymonitor.platform.demo.DemoSummary;
import org.industrymonitor.platform.explain.Archive;
import org.industrymonitor.platform.watch.TopicTail;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.streams.StreamsSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Replays a month of real half-hourly readings of 264 power units through the whole platform, shows the drops it"
                    + " flags, and checks every figure.",
            "See docs/demo-data.md."
        })
final class DemoCommand implements Callable<Integer> {
    private static final long NANOS = 1_000_000_000L;

    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Option(names = "--exit", description = "stops when the replay is fully processed")
    private boolean exit;

    @Option(names = "--data", paramLabel = "DIR", description = "keeps the data there (default: a temporary directory)")
    private Path data;

    @Option(
            names = "--pace",
            paramLabel = "N",
            defaultValue = "24",
            description = "half-hours replayed a second; 0: as fast as it goes (default: ${DEFAULT-VALUE})")
    private int pace;

    @Option(
            names = "--write",
            paramLabel = "DIR",
            description = "only writes the data there as files that can be pushed to a platform elsewhere, and ends")
    private Path files;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (pace < 0) {
            throw new UserFault("--pace must be at least 0, is " + pace);
        }
        if (files != null) {
            console.out().printf("%,d rows of readings, and who there is, are in %s%n", DemoFiles.write(files), files);
            return 0;
        }
        Commands.quieten();
        Path temporary = data == null ? TemporaryDirectory.make("monitoring-demo-") : null;
        console.err().println("starting a Kafka broker and the platform ...");
        try (RunningPlatform running = RunningPlatform.start(
                data == null ? temporary : data,
                temporary,
                0,
                settings.sources(
                        IngestSettings.HTTP_PORT + "=0",
                        IngestSettings.REFERENCE_BUNDLED + "=false",
                        // A month in a minute: in a second of it half a day goes by.
                        StreamsSettings.EMISSION_INTERVAL_MS + "=200",
                        StreamsSettings.ACCOUNTS_INTERVAL_MS + "=1000"))) {
            running.printAddresses(console);
            try {
                return demo(running);
            } catch (RuntimeException failure) {
                if (running.isSignalled()) {
                    return 1;
                }
                throw failure;
            }
        }
    }

    private void printHowToExplain(RunningPlatform running) {
        Map<String, Object> consumer =
                new KafkaDefaults(running.platform().settings()).consumer("monitoring-demo-explain");
        new Archive(new TopicTail(consumer))
                .firstAlert()
                .ifPresent(alert -> console.err()
                        .println("  why?       ./monitoring explain '" + alert + "' --set "
                                + CommonSettings.KAFKA_BOOTSTRAP_SERVERS + "="
                                + running.platform().bootstrapServers()));
    }

    private int demo(RunningPlatform running) throws InterruptedException {
        DemoSummary summary = new DemoRun(
                        running.platform(), console.clock(), Duration.ofNanos(pace == 0 ? 0 : NANOS / pace))
                .run(readings -> console.progress("June 2017", "readings", readings));
        summary.print(console.out());
        ReconcileCommand.printDifferences(summary.reconcile(), console);
        ResultLine result = new ResultLine();
        summary.result().forEach(result::with);
        if (exit) {
            result.print(console.out());
            return summary.isRight() ? 0 : 1;
        }
        console.err().println("still up; stop with Ctrl-C");
        running.printAddresses(console);
        printHowToExplain(running);
        running.await();
        return 0;
    }
}

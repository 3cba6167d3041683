package org.industrymonitor.platform.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.industrymonitor.platform.bench.IngestBench;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "ingest",
        description =
                "Measures readings/s through the HTTP endpoint of an ingest role in a process of its own, beside a plain"
                        + " Kafka producer that writes the same bytes, and one of ready-made messages, in one run on an embedded broker; then how long"
                        + " single readings take. See docs/performance.md.")
final class BenchIngestCommand implements Callable<Integer> {
    private static final int MEGABYTE = 1 << 20;

    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Option(names = "--enterprises", defaultValue = "5000", description = "(default: ${DEFAULT-VALUE})")
    private int enterprises;

    @Option(
            names = "--readings",
            defaultValue = "500000",
            description = "in each round, of two items each (default: ${DEFAULT-VALUE})")
    private int readings;

    @Option(names = "--batch", defaultValue = "1000", description = "readings a request (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--connections", defaultValue = "8", description = "(default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--warm-ups",
            defaultValue = "40",
            description = "rounds that do not count (default: ${DEFAULT-VALUE})")
    private int warmUps;

    @Option(names = "--rounds", defaultValue = "7", description = "the medians count (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--heap",
            paramLabel = "MB",
            defaultValue = "512",
            description = "that the role may have (default: ${DEFAULT-VALUE})")
    private int heap;

    @Option(
            names = "--single-rate",
            defaultValue = "1000",
            description = "single readings a second (default: ${DEFAULT-VALUE})")
    private int singleRate;

    @Option(
            names = "--single-seconds",
            defaultValue = "20",
            description = "for how long, the first quarter not counted; 0: not at all (default: ${DEFAULT-VALUE})")
    private int singleSeconds;

    @Option(names = "--role-option", paramLabel = "OPTION", description = "for the role's virtual machine")
    private List<String> roleOptions = new ArrayList<>();

    BenchIngestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Commands.quieten();
        IngestBench.Plan plan = new IngestBench.Plan(
                enterprises, readings, batch, connections, warmUps, rounds, heap, singleRate, singleSeconds);
        Path directory = TemporaryDirectory.make("monitoring-bench-");
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0)) {
            Settings loaded = Settings.load(
                    settings.sources(CommonSettings.KAFKA_BOOTSTRAP_SERVERS + "=" + broker.bootstrapServers()),
                    AllSettings.definitions());
            print(new IngestBench(loaded, plan, directory, roleOptions, console.err()::println).run());
        } finally {
            TemporaryDirectory.remove(directory);
        }
        return 0;
    }

    private void print(IngestBench.Report report) {
        console.out()
                .printf("%14s %14s %22s %12s %14s%n", "", "readings/s", "CPU s per million", "ingest is", "by CPU");
        row("ingest", report.ingest());
        row("same bytes", report.lines(), report);
        row("messages", report.messages(), report);
        console.out().printf("  CPU of the role alone %.1f s per million readings%n", report.roleCpuSeconds());
        console.out().printf("  heap         %,10d MB at most, of %,d%n", report.heapPeakBytes() / MEGABYTE, heap);
        if (singleSeconds > 0) {
            console.out()
                    .printf(
                            "  one reading  %10.1f ms p99, %.1f ms p50, at %,d a second%n",
                            report.singleP99Millis(), report.singleP50Millis(), singleRate);
        }
        ResultLine result = new ResultLine()
                .with("readings_per_s", Math.round(report.ingest().perSecond()))
                .with("producer_per_s", Math.round(report.lines().perSecond()))
                .with("producer_ratio", report.ratio(report.lines()))
                .with("producer_cpu_ratio", report.cpuRatio(report.lines()))
                .with("messages_per_s", Math.round(report.messages().perSecond()))
                .with("messages_ratio", report.ratio(report.messages()))
                .with("messages_cpu_ratio", report.cpuRatio(report.messages()))
                .with("cpu_s_per_million", report.roleCpuSeconds())
                .with("heap_peak_bytes", report.heapPeakBytes());
        if (singleSeconds > 0) {
            result.with("single_p50_ms", report.singleP50Millis()).with("single_p99_ms", report.singleP99Millis());
        }
        result.print(console.out());
    }

    private void row(String name, IngestBench.Speed speed) {
        console.out().printf("%14s %,14.0f %22.1f%n", name, speed.perSecond(), speed.cpuSeconds());
    }

    private void row(String name, IngestBench.Speed speed, IngestBench.Report report) {
        console.out()
                .printf(
                        "%14s %,14.0f %22.1f %12.2f %14.2f%n",
                        name, speed.perSecond(), speed.cpuSeconds(), report.ratio(speed), report.cpuRatio(speed));
    }
}

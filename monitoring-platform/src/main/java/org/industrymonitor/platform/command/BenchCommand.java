package org.industrymonitor.platform.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.industrymonitor.platform.bench.StreamsBench;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description =
                "Measures readings/s of the real topology beside one that only copies readings and beside the stock"
                        + " hopping-window DSL, in one run on an embedded broker. See docs/performance.md.")
final class BenchCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Option(names = "--enterprises", defaultValue = "5000", description = "(default: ${DEFAULT-VALUE})")
    private int enterprises;

    @Option(names = "--readings", defaultValue = "3000000", description = "(default: ${DEFAULT-VALUE})")
    private long readings;

    @Option(
            names = "--stock-readings",
            defaultValue = "50000",
            description = "of them for the stock DSL; 0 to measure the platform alone (default: ${DEFAULT-VALUE})")
    private long stockReadings;

    @Option(
            names = "--groups",
            defaultValue = "2",
            description = "how many groups each enterprise belongs to (default: ${DEFAULT-VALUE})")
    private int groups;

    @Option(names = "--threads", defaultValue = "1", description = "stream threads (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--warm-ups",
            defaultValue = "1",
            description = "rounds that do not count (default: ${DEFAULT-VALUE})")
    private int warmUps;

    @Option(names = "--rounds", defaultValue = "3", description = "the medians count (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--growth",
            description = "measures the platform alone, for 1,000 to 500,000 enterprises and for 1 to 64 groups each")
    private boolean growth;

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Commands.quieten();
        if (growth) {
            measureGrowth();
        } else {
            print(measure(
                    new StreamsBench.Plan(enterprises, groups, readings, stockReadings, threads, warmUps, rounds),
                    console.err()::println));
        }
        return 0;
    }

    private StreamsBench.Report measure(StreamsBench.Plan plan, Consumer<String> told) throws Exception {
        Path directory = TemporaryDirectory.make("monitoring-bench-");
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0)) {
            String[] here = {
                CommonSettings.KAFKA_BOOTSTRAP_SERVERS + "=" + broker.bootstrapServers(),
                CommonSettings.STATE_DIRECTORY + "=" + directory.resolve("state")
            };
            Settings loaded = settings.load(here);
            try (Progress progress = console.progress("writing", "readings", plan.readings())) {
                return new StreamsBench(loaded, plan, directory, settings.arguments(here), told).run(progress);
            }
        } finally {
            TemporaryDirectory.remove(directory);
        }
    }

    private void measureGrowth() throws Exception {
        ResultLine result = new ResultLine();
        console.out()
                .println("  enterprises  groups each     readings/s  CPU s per million  state, bytes per enterprise");
        for (int each : new int[] {1_000, 10_000, 100_000, 500_000}) {
            result.with("enterprises_" + each + "_per_s", growthRow(each, groups));
        }
        for (int each : new int[] {1, 4, 16, 64}) {
            result.with("groups_" + each + "_per_s", growthRow(enterprises, each));
        }
        result.print(console.out());
    }

    private long growthRow(int ofEnterprises, int ofGroups) throws Exception {
        long enough = Math.max(readings, 2L * ofEnterprises);
        StreamsBench.Report report = measure(
                new StreamsBench.Plan(ofEnterprises, ofGroups, enough, 0, threads, warmUps, rounds), round -> {});
        console.out()
                .printf(
                        "  %,11d  %11d  %,13.0f  %17.1f  %,27d%n",
                        ofEnterprises,
                        ofGroups,
                        report.readingsPerSecond(),
                        report.cpuSecondsPerMillion(),
                        report.stateBytesPerEnterprise());
        return Math.round(report.readingsPerSecond());
    }

    private void print(StreamsBench.Report report) {
        if (stockReadings == 0) {
            console.out().printf("  monitoring   %,10.0f readings/s%n", report.readingsPerSecond());
        } else {
            printRatios(report);
        }
        console.out()
                .printf(
                        "  CPU          %10.1f s per million readings, copy %.1f%n",
                        report.cpuSecondsPerMillion(), report.copyCpuSecondsPerMillion());
        console.out().printf("  state        %,10d bytes per enterprise%n", report.stateBytesPerEnterprise());
        new ResultLine()
                .with("readings_per_s", Math.round(report.readingsPerSecond()))
                .with("copy_per_s", Math.round(report.copyPerSecond()))
                .with("stock_dsl_per_s", Math.round(report.stockPerSecond()))
                .with("copy_ratio", report.copyRatio())
                .with("stock_dsl_ratio", report.stockRatio())
                .with("cpu_s_per_million", report.cpuSecondsPerMillion())
                .with("state_bytes_per_enterprise", report.stateBytesPerEnterprise())
                .with("threads", threads)
                .print(console.out());
    }

    private void printRatios(StreamsBench.Report report) {
        console.out()
                .printf(
                        "  monitoring   %,10.0f readings/s   %.2f of copy, %.1f times the stock DSL%n",
                        report.readingsPerSecond(), report.copyRatio(), report.stockRatio());
        console.out().printf("  copy         %,10.0f readings/s%n", report.copyPerSecond());
        console.out().printf("  stock DSL    %,10.0f readings/s%n", report.stockPerSecond());
    }
}

package org.industrymonitor.platform.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.platform.bench.AlertsBench;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "alerts",
        description =
                "Measures aggregates/s through the detection beside topologies that only pass them on, as bytes and decoded,"
                        + " in one run on an embedded broker, over what the streams publish of a simulated province. See"
                        + " docs/performance.md.")
final class BenchAlertsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Option(names = "--enterprises", defaultValue = "5000", description = "(default: ${DEFAULT-VALUE})")
    private int enterprises;

    @Option(
            names = "--period",
            paramLabel = "LENGTH",
            defaultValue = "PT1H",
            description = "of all readings, shorter than a day (default: ${DEFAULT-VALUE})")
    private String period;

    @Option(
            names = "--periods",
            defaultValue = "168",
            description = "of history, from a Monday on (default: ${DEFAULT-VALUE})")
    private int periods;

    @Option(
            names = "--groups",
            defaultValue = "2",
            description = "how many groups each enterprise belongs to (default: ${DEFAULT-VALUE})")
    private int groups;

    @Option(
            names = "--warm-ups",
            defaultValue = "1",
            description = "rounds that do not count (default: ${DEFAULT-VALUE})")
    private int warmUps;

    @Option(names = "--rounds", defaultValue = "3", description = "the medians count (default: ${DEFAULT-VALUE})")
    private int rounds;

    BenchAlertsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Commands.quieten();
        PeriodLength length = PeriodLength.parse(period)
                .filter(PeriodLength::isWithinDay)
                .orElseThrow(() -> new UsageFault("period must be shorter than a day, such as PT15M, is " + period));
        AlertsBench.Plan plan = new AlertsBench.Plan(enterprises, length, periods, groups, warmUps, rounds);
        Path directory = TemporaryDirectory.make("monitoring-bench-");
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0)) {
            Settings loaded = Settings.load(
                    settings.sources(
                            CommonSettings.KAFKA_BOOTSTRAP_SERVERS + "=" + broker.bootstrapServers(),
                            CommonSettings.STATE_DIRECTORY + "=" + directory.resolve("state")),
                    AllSettings.definitions());
            try (Progress progress = console.progress("writing", "readings", plan.toSay())) {
                print(new AlertsBench(loaded, plan, console.err()::println).run(progress));
            }
        } finally {
            TemporaryDirectory.remove(directory);
        }
        return 0;
    }

    private void print(AlertsBench.Report report) {
        console.out()
                .printf(
                        "  detection     %,10.0f aggregates/s   %.2f of passing them on, %.2f of copying them%n",
                        report.aggregatesPerSecond(), report.passRatio(), report.copyRatio());
        console.out().printf("  pass-through  %,10.0f aggregates/s%n", report.passPerSecond());
        console.out().printf("  copy          %,10.0f aggregates/s%n", report.copyPerSecond());
        console.out()
                .printf(
                        "  CPU           %10.1f s per million aggregates, passing them on %.1f%n",
                        report.cpuSecondsPerMillion(), report.passCpuSecondsPerMillion());
        console.out()
                .printf("  state         %,10d bytes per node, of %,d%n", report.stateBytesPerNode(), report.nodes());
        new ResultLine()
                .with("aggregates", report.aggregates())
                .with("nodes", report.nodes())
                .with("aggregates_per_s", Math.round(report.aggregatesPerSecond()))
                .with("pass_per_s", Math.round(report.passPerSecond()))
                .with("pass_ratio", report.passRatio())
                .with("copy_per_s", Math.round(report.copyPerSecond()))
                .with("copy_ratio", report.copyRatio())
                .with("cpu_s_per_million", report.cpuSecondsPerMillion())
                .with("state_bytes_per_node", report.stateBytesPerNode())
                .print(console.out());
    }
}

package org.industrymonitor.platform.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.industrymonitor.platform.embedded.Reconciling;
import org.industrymonitor.platform.embedded.Stages;
import org.industrymonitor.platform.reconcile.ReconcileReport;
import org.industrymonitor.platform.watch.Backlog;
import org.industrymonitor.platform.watch.Drain;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reconcile",
        description =
                "Recomputes every aggregate from the readings in one batch pass and compares with what was published.")
final class ReconcileCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "PT0S",
            description =
                    "first waits, so long at most, until all that was sent is processed, such as PT5M (default: not)")
    private Duration patience;

    ReconcileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Commands.quieten();
        Settings loaded = settings.load();
        KafkaReach.await(loaded, patience);
        KafkaDefaults kafka = new KafkaDefaults(loaded);
        if (!patience.isZero()) {
            try (Backlog backlog = new Backlog(
                    kafka.admin("monitoring-reconcile"), kafka.consumer("monitoring-reconcile"), Stages.all())) {
                new Drain(backlog, Stages.longestHold(loaded)).await(patience, () -> true);
            }
        }
        ReconcileReport report = Reconciling.reconciler(loaded, kafka.consumer("monitoring-reconcile"))
                .reconcile();
        print(report, console);
        new ResultLine()
                .with("nodes", report.nodes())
                .with("aggregates", report.aggregates())
                .with("readings", report.readings())
                .with("undecodable", report.undecodable())
                .with("differences", report.differences())
                .print(console.out());
        return report.isExact() ? 0 : 1;
    }

    private static void print(ReconcileReport report, Console console) {
        printDifferences(report, console);
        console.out()
                .printf(
                        "reconcile: %s (%,d nodes, %,d aggregates from %,d readings)%n",
                        report.isExact() ? "exact" : report.differences() + " differences",
                        report.nodes(),
                        report.aggregates(),
                        report.readings());
    }

    static void printDifferences(ReconcileReport report, Console console) {
        report.first().forEach(difference -> console.out().println("  " + difference));
        if (report.differences() > report.first().size()) {
            console.out()
                    .println("  and " + (report.differences() - report.first().size()) + " more");
        }
    }
}

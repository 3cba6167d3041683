package org.industrymonitor.platform.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.platform.simulate.NotifyPlan;
import org.industrymonitor.platform.simulate.NotifyRehearsal;
import org.industrymonitor.platform.simulate.NotifyReport;
import org.industrymonitor.streams.StreamsSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "notify",
        description = {
            "Measures how long it takes from the acknowledgement of the reading that reveals a stop to the call of a webhook,"
                    + " with streams, alerts and their telling on an embedded broker. Enterprises of a made-up province have a"
                    + " reading an hour; their hours go as fast as the rate says. In each city somebody is told, and one"
                    + " who is told everything. What reading the pages of metrics costs is measured afterwards.",
            "With --storm they all stop in one minute: those of the cities get summaries.",
            "Status 0 only if every transition of an alert was told, and the 99th percentile is within --p99-ms. See"
                    + " docs/performance.md; give it memory with MONITORING_JAVA_OPTS=-Xmx4g."
        })
final class BenchNotifyCommand implements Callable<Integer> {
    private static final int SCRAPED_MILLIS = 15_000;

    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Option(names = "--enterprises", defaultValue = "10000", description = "(default: ${DEFAULT-VALUE})")
    private int enterprises;

    @Option(names = "--rate", defaultValue = "10000", description = "readings a second (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--history",
            defaultValue = "168",
            description = "hours before the first stop (default: ${DEFAULT-VALUE})")
    private int history;

    @Option(names = "--hours", defaultValue = "60", description = "after it (default: ${DEFAULT-VALUE})")
    private int hours;

    @Option(names = "--stops", defaultValue = "1000", description = "that stop (default: ${DEFAULT-VALUE})")
    private int stops;

    @Option(names = "--storm", description = "they stop in one hour, which takes a minute, as the hours after it do")
    private boolean storm;

    @Option(
            names = "--p99-ms",
            paramLabel = "MS",
            defaultValue = "3000",
            description = "the longest 99th percentile to pass (default: ${DEFAULT-VALUE})")
    private long p99Millis;

    BenchNotifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Commands.quieten();
        NotifyPlan plan;
        try {
            plan = new NotifyPlan(enterprises, rate, history, hours, stops, storm);
        } catch (IllegalArgumentException fault) {
            throw new UserFault(fault.getMessage());
        }
        Path directory = TemporaryDirectory.make("monitoring-notify-");
        try {
            NotifyReport report = new NotifyRehearsal(plan, Clock.systemUTC(), console.err()::println)
                    .run(
                            directory,
                            settings.sources(StreamsSettings.HTTP_PORT + "=0", AlertsSettings.HTTP_PORT + "=0"),
                            AllSettings.definitions(),
                            total -> console.progress("registering", "enterprises", total));
            print(report);
            boolean inTime = report.toCall().count() > 0 && report.toCall().p99() <= p99Millis;
            return inTime && report.dropped() == 0 ? 0 : 1;
        } finally {
            TemporaryDirectory.remove(directory);
        }
    }

    private void print(NotifyReport report) {
        line("sent", "%,.0f readings/s; %,d aggregates not yet judged in the end", report.perSecond(), report.lag());
        line(
                "to the call",
                "p50 %,d ms, p99 %,d ms, at most %,d ms from acknowledgement, of %,d of %,d stops",
                report.toCall().p50(),
                report.toCall().p99(),
                report.toCall().max(),
                report.toCall().count(),
                report.stopped().all());
        line(
                "stopped",
                "%,d told by themselves, %,d by a group that they count for",
                report.stopped().told(),
                report.stopped().within());
        line(
                "to aggregate",
                "p50 %,d ms, p99 %,d ms of a group, meanwhile",
                report.toAggregate().p50(),
                report.toAggregate().p99());
        line("alerts", "%,d of enterprises, %,d of groups", report.ofEnterprises(), report.ofGroups());
        line(
                "told",
                "%,d cities, each at most %,d alerts one by one, %,d to %,d summaries",
                report.jurisdictions(),
                report.mostSingle(),
                report.fewestSummaries(),
                report.mostSummaries());
        line("dropped", "%,d transitions", report.dropped());
        line("CPU", "%.2f cores, broker and load included", report.cores());
        line(
                "a scrape",
                "%,d bytes, %.0f ms of CPU: %.2f %% of a core each %d s",
                report.scrape().bytes(),
                report.scrape().cpuMillis(),
                report.scrape().cpuMillis() / SCRAPED_MILLIS * 100,
                SCRAPED_MILLIS / 1000);
        new ResultLine()
                .with("readings_per_s", Math.round(report.perSecond()))
                .with("p50_to_call_ms", report.toCall().p50())
                .with("p99_to_call_ms", report.toCall().p99())
                .with("max_to_call_ms", report.toCall().max())
                .with("stops", report.stopped().all())
                .with("stops_timed", report.toCall().count())
                .with("stops_told", report.stopped().told())
                .with("stops_within_groups", report.stopped().within())
                .with("p99_to_aggregate_ms", report.toAggregate().p99())
                .with("alerts_of_enterprises", report.ofEnterprises())
                .with("alerts_of_groups", report.ofGroups())
                .with("jurisdictions", report.jurisdictions())
                .with("single_max", report.mostSingle())
                .with("summaries_min", report.fewestSummaries())
                .with("summaries_max", report.mostSummaries())
                .with("dropped", report.dropped())
                .with("lag_at_end", report.lag())
                .with("scrape_bytes", report.scrape().bytes())
                .with("scrape_cpu_ms", Math.round(report.scrape().cpuMillis()))
                .print(console.out());
    }

    private void line(String name, String format, Object... values) {
        console.out().printf(Locale.ROOT, "  %-15s%s%n", name, String.format(Locale.ROOT, format, values));
    }
}

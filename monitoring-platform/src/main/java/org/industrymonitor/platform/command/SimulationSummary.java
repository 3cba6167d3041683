package org.industrymonitor.platform.command;

import java.io.PrintStream;
import java.util.Locale;
import org.industrymonitor.platform.simulate.Plan;
import org.industrymonitor.platform.simulate.SimulationReport;
import org.industrymonitor.platform.simulate.SimulationReport.Quantiles;

/** What a simulation says at the end. */
final class SimulationSummary {
    private static final double MEGABYTE = 1 << 20;
    private static final double GIGABYTE = 1 << 30;

    private final Plan plan;
    private final SimulationReport report;

    SimulationSummary(Plan plan, SimulationReport report) {
        this.plan = plan;
        this.report = report;
    }

    /** A table for a person. */
    void print(PrintStream out) {
        line(out, "enterprises", "%,d, a reading every %s", plan.enterprises(), plan.period());
        report.registration()
                .ifPresent(of -> line(
                        out,
                        "registered",
                        "in %.1f s, taken by the streams after %.1f s",
                        of.publishedSeconds(),
                        of.takenSeconds()));
        report.resume().ifPresent(of -> {
            line(
                    out,
                    "resumed",
                    "Kafka after %.1f s, ready after %.1f s, first new aggregate %s",
                    of.brokerSeconds(),
                    of.readySeconds(),
                    of.seconds().isPresent()
                            ? String.format(
                                    Locale.ROOT, "after %.1f s", of.seconds().getAsDouble())
                            : "never");
            line(
                    out,
                    "restored",
                    "%,d records, %.3f GB uncompressed, in %.1f s, %,.0f records/s",
                    of.restoredRecords(),
                    of.restoredBytes() / GIGABYTE,
                    of.restoreSeconds(),
                    of.restoredPerSecond());
        });
        line(
                out,
                "sent",
                "%,d readings in %.1f s, %,.0f/s of %,.0f asked",
                report.sent(),
                report.seconds(),
                report.readingsPerSecond(),
                report.askedPerSecond());
        line(out, "aggregates", "%,d", report.aggregates());
        latency(out, "to enterprise", report.enterprise());
        latency(out, "to group", report.group());
        if (report.unanswered() > 0) {
            line(out, "unanswered", "%,d, counted with what they have waited", report.unanswered());
        }
        line(
                out,
                "lag at end",
                "%,d readings, %s",
                report.lagAtEnd(),
                report.drainSeconds().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "drained in %.1f s",
                                report.drainSeconds().getAsDouble())
                        : "not drained in time");
        line(out, "CPU", "%.2f cores, broker and load included", report.cores());
        line(
                out,
                "heap",
                "%,.0f MB at most after a collection, %,.0f at the end",
                report.heapMost() / MEGABYTE,
                report.heapEnd() / MEGABYTE);
        report.residentMost()
                .ifPresent(bytes -> line(out, "memory", "%,.0f MB at most, heap and native", bytes / MEGABYTE));
        if (report.brokerBytes() > 0) {
            line(
                    out,
                    "disk",
                    "%.3f GB of state, %.3f GB of topics",
                    report.stateBytes() / GIGABYTE,
                    report.brokerBytes() / GIGABYTE);
        }
        line(out, "kept up", report.keptUp() ? "yes" : "no");
    }

    /** The same for a program. */
    ResultLine result() {
        ResultLine line = new ResultLine()
                .with("enterprises", plan.enterprises())
                .with("sent", report.sent())
                .with("readings_per_s", Math.round(report.readingsPerSecond()))
                .with("aggregates", report.aggregates())
                .with("p50_ms", report.group().p50())
                .with("p99_ms", report.group().p99())
                .with("p50_enterprise_ms", report.enterprise().p50())
                .with("p99_enterprise_ms", report.enterprise().p99())
                .with("unanswered", report.unanswered())
                .with("lag_at_end", report.lagAtEnd())
                .with("cores", tenths(report.cores()))
                .with("heap_max_mb", Math.round(report.heapMost() / MEGABYTE))
                .with("heap_end_mb", Math.round(report.heapEnd() / MEGABYTE))
                .with("state_bytes", report.stateBytes())
                .with("broker_bytes", report.brokerBytes());
        report.residentMost().ifPresent(bytes -> line.with("memory_max_mb", Math.round(bytes / MEGABYTE)));
        report.drainSeconds().ifPresent(seconds -> line.with("drain_s", tenths(seconds)));
        report.registration()
                .ifPresent(of -> line.with("register_s", tenths(of.publishedSeconds()))
                        .with("registered_s", tenths(of.takenSeconds())));
        report.resume().ifPresent(of -> {
            of.seconds().ifPresent(seconds -> line.with("resume_s", tenths(seconds)));
            line.with("broker_s", tenths(of.brokerSeconds()))
                    .with("ready_s", tenths(of.readySeconds()))
                    .with("restored_records", of.restoredRecords())
                    .with("restored_bytes", of.restoredBytes())
                    .with("restore_s", tenths(of.restoreSeconds()))
                    .with("restored_per_s", Math.round(of.restoredPerSecond()));
        });
        return line.with("kept_up", report.keptUp());
    }

    private static double tenths(double figure) {
        return Math.round(figure * 10) / 10.0;
    }

    private static void latency(PrintStream out, String of, Quantiles latency) {
        line(
                out,
                of,
                "p50 %,d ms, p99 %,d ms, at most %,d ms from reading to aggregate, of %,d followed",
                latency.p50(),
                latency.p99(),
                latency.max(),
                latency.count());
    }

    private static void line(PrintStream out, String name, String format, Object... values) {
        out.printf(Locale.ROOT, "  %-15s%s%n", name, String.format(Locale.ROOT, format, values));
    }
}

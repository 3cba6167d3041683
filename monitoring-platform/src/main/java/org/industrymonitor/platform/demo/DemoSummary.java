package org.industrymonitor.platform.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.industrymonitor.platform.feed.FeedTally;
import org.industrymonitor.platform.reconcile.ReconcileReport;

/**
 * What came of a replay.
 *
 * @param duplicates readings that said again what was known
 * @param corrections readings that changed a figure
 * @param aggregates records published
 * @param withdrawn alerts whose cause a correction removed
 * @param outages how many outages of eight hours or more there are
 * @param found how many of them were flagged within two hours
 * @param seconds from the first reading sent to the last one processed
 */
public record DemoSummary(
        FeedTally sent,
        long duplicates,
        long corrections,
        long aggregates,
        Map<String, Long> alertsByKind,
        long withdrawn,
        int outages,
        int found,
        Latency toAggregate,
        Latency toAlert,
        double seconds,
        ReconcileReport reconcile) {

    /** In ms, from acknowledgement to when it can be read. */
    public record Latency(long p50, long p99) {}

    public long alerts() {
        return alertsByKind.values().stream().mapToLong(Long::longValue).sum();
    }

    public double readingsPerSecond() {
        return seconds > 0 ? sent.received() / seconds : 0;
    }

    /** Whether all that was sent has been accounted for and every aggregate is exact. */
    public boolean isRight() {
        return reconcile.isExact() && sent.received() == sent.accepted() + sent.missing() + sent.refused();
    }

    /** The table for people. */
    public void print(PrintStream out) {
        row(out, "sent", number(sent.received()));
        row(out, "accepted", number(sent.accepted()));
        row(out, "missing (blank)", number(sent.missing()));
        row(out, "refused, to dead letters", number(sent.refused()));
        sent.refusedByCode().forEach((code, count) -> row(out, "  " + code, number(count)));
        row(out, "duplicates", number(duplicates));
        row(out, "corrections", number(corrections));
        row(out, "aggregates published", number(aggregates));
        row(out, "alerts", number(alerts()) + (withdrawn > 0 ? ", " + withdrawn + " withdrawn by corrections" : ""));
        alertsByKind.forEach((kind, count) -> row(out, "  " + kind, number(count)));
        row(out, "known outages flagged", found + " of " + outages + " that lasted 8 h or more, within 2 h");
        row(out, "reading to aggregate", "p50 " + toAggregate.p50() + " ms, p99 " + toAggregate.p99() + " ms");
        row(out, "reading to alert", "p50 " + toAlert.p50() + " ms, p99 " + toAlert.p99() + " ms");
        row(out, "readings per second", number(Math.round(readingsPerSecond())));
        row(out, "replayed in", String.format(Locale.ROOT, "%.1f s", seconds));
        row(
                out,
                "reconcile",
                (reconcile.isExact() ? "exact" : number(reconcile.differences()) + " differences") + " ("
                        + number(reconcile.nodes()) + " nodes, " + number(reconcile.aggregates()) + " aggregates)");
    }

    /** For programs. */
    public Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sent", sent.received());
        result.put("accepted", sent.accepted());
        result.put("missing", sent.missing());
        result.put("duplicates", duplicates);
        result.put("corrections", corrections);
        result.put("refused", sent.refused());
        result.put("refused_by_code", sent.refusedByCode());
        result.put("aggregates", aggregates);
        result.put("alerts", alerts());
        result.put("alerts_by_kind", alertsByKind);
        result.put("alerts_withdrawn", withdrawn);
        result.put("outages", outages);
        result.put("outages_flagged", found);
        result.put("reconcile_differences", reconcile.differences());
        result.put("p50_reading_to_aggregate_ms", toAggregate.p50());
        result.put("p99_reading_to_aggregate_ms", toAggregate.p99());
        result.put("p50_reading_to_alert_ms", toAlert.p50());
        result.put("p99_reading_to_alert_ms", toAlert.p99());
        result.put("readings_per_s", Math.round(readingsPerSecond()));
        result.put("seconds", Math.round(seconds * 10) / 10.0);
        return result;
    }

    private static void row(PrintStream out, String label, String value) {
        out.printf("  %-26s %s%n", label, value);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

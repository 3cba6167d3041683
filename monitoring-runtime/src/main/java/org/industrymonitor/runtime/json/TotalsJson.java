package org.industrymonitor.runtime.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Window;

/** Aggregates and accounts as JSON. What there is none of, such as a growth without a base, is left out. */
public final class TotalsJson {
    private TotalsJson() {}

    /** Adds an aggregate. */
    public static void put(ObjectNode json, Aggregate aggregate) {
        json.put("node", aggregate.node().toString());
        json.put("period_start", aggregate.period().start().toString());
        json.put("period", aggregate.period().length().name());
        json.put("complete", aggregate.complete());
        put(json.putObject("pane"), aggregate.pane());
        aggregate.standing().ifPresent(standing -> {
            json.put("as_of", standing.asOf().toString());
            ObjectNode windows = json.putObject("windows");
            for (Window window : Window.values()) {
                put(windows, window, aggregate, standing);
            }
        });
    }

    private static void put(ObjectNode windows, Window window, Aggregate aggregate, Standing standing) {
        List<SeriesTotal> now = standing.now().getOrDefault(window, List.of());
        List<SeriesTotal> earlier = standing.earlier().getOrDefault(window, List.of());
        if (now.isEmpty() && earlier.isEmpty()) {
            return;
        }
        ObjectNode json = windows.putObject(window.name());
        put(json.putObject("now"), now);
        put(json.putObject("earlier"), earlier);
        aggregate.intensity(window).ifPresent(intensity -> json.put("intensity_kgce_per_10000_yuan", intensity));
    }

    /** Adds an account. */
    public static void put(ObjectNode json, Account account) {
        json.put("node", account.node().toString());
        json.put(
                "stretch",
                account.stretch().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("start", account.stretch().start().toString());
        json.put("as_of", account.asOf().toString());
        json.put("complete", account.complete());
        ObjectNode series = json.putObject("series");
        account.lines().forEach(line -> put(series.putObject(line.series()), line));
    }

    private static void put(ObjectNode json, AccountLine line) {
        put(json, line.total());
        json.put("earlier", FixedPoint.decimal(line.earlier()));
        put(json, "full_growth_percent", line.fullGrowth());
        json.putObject("comparable")
                .put("now", FixedPoint.decimal(line.comparable().now()))
                .put("then", FixedPoint.decimal(line.comparable().then()));
        put(json, "growth_percent", line.growth());
        if (!line.contributions().isEmpty()) {
            ArrayNode contributions = json.putArray("contributions");
            line.contributions()
                    .forEach(part -> contributions
                            .addObject()
                            .put("child", part.child().map(NodeId::toString).orElse(null))
                            .put("now", FixedPoint.decimal(part.now()))
                            .put("then", FixedPoint.decimal(part.then()))
                            .put("points", FixedPoint.decimal(part.points())));
        }
        line.official()
                .ifPresent(official -> json.putObject("official")
                        .put("sum", FixedPoint.decimal(official.sum()))
                        .put("figures", official.figures()));
        line.ratioToOfficial().ifPresent(ratio -> json.put("ratio_to_official", ratio));
    }

    private static void put(ObjectNode json, List<SeriesTotal> totals) {
        totals.forEach(total -> put(json.putObject(total.series()), total));
    }

    private static void put(ObjectNode json, SeriesTotal total) {
        json.put("sum", FixedPoint.decimal(total.sum()));
        json.put("reported", total.reported());
        json.put("expected", total.expected());
        if (total.expected() > 0) {
            json.put("coverage", (double) total.reported() / total.expected());
        }
        json.put("reported_weight", FixedPoint.decimal(total.reportedWeight()));
        json.put("expected_weight", FixedPoint.decimal(total.expectedWeight()));
        if (total.expectedWeight() > 0) {
            json.put("coverage_by_weight", (double) total.reportedWeight() / total.expectedWeight());
        }
        if (total.imputed() != 0) {
            json.put("imputed", FixedPoint.decimal(total.imputed()));
            total.imputedShare().ifPresent(share -> json.put("imputed_share", share));
        }
    }

    private static void put(ObjectNode json, String field, OptionalLong percent) {
        percent.ifPresent(value -> json.put(field, FixedPoint.decimal(value)));
    }
}

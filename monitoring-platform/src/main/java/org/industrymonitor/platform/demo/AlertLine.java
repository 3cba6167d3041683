package org.industrymonitor.platform.demo;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;

/** A transition of an alert in a line or two, for a person at a terminal. */
final class AlertLine {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.ofHours(10));
    private static final double PERCENT = 100.0;
    private static final int NAMED = 3;

    private final NodeNames names;

    AlertLine(NodeNames names) {
        this.names = names;
    }

    String of(Alert alert) {
        return switch (alert.state()) {
            case PENDING, FIRING -> raised(alert);
            case RESOLVED ->
                "%s  resolved   %s, after %s"
                        .formatted(
                                WHEN.format(alert.resolved().orElse(alert.raised())),
                                names.of(alert.node()),
                                hours(Duration.between(
                                        alert.since(), alert.resolved().orElse(alert.raised()))));
            case WITHDRAWN, EXPLAINED ->
                "%s  %-9s  %s: %s"
                        .formatted(
                                WHEN.format(alert.raised()),
                                alert.state().word(),
                                names.of(alert.node()),
                                alert.reason());
        };
    }

    private String raised(Alert alert) {
        long fall = alert.expected() - alert.observed();
        String unit = alert.series().equals(Measure.ENERGY.series()) ? "kgce" : "yuan";
        return "%s  %-6s %s: %s%n                      fell %s %s: %s of %s expected (%s)%s"
                .formatted(
                        WHEN.format(alert.raised()),
                        alert.severity().name().toLowerCase(Locale.ROOT),
                        alert.kind().word(),
                        names.of(alert.node()),
                        print(fall),
                        unit,
                        print(alert.observed()),
                        print(alert.expected()),
                        alert.expected() == 0 ? "-" : percent(-fall, alert.expected()),
                        contributors(alert.contributors(), fall));
    }

    private String contributors(List<Contributor> contributors, long fall) {
        if (contributors.isEmpty() || fall == 0) {
            return "";
        }
        return contributors.stream()
                .limit(NAMED)
                .map(part -> shortName(part.node()) + " " + percent(part.fall(), fall))
                .collect(Collectors.joining(", ", "; of the fall ", contributors.size() > NAMED ? ", ..." : ""));
    }

    private static String shortName(String node) {
        return node.indexOf(':') > 0 && NodeId.parse(node).kind() == NodeKind.ENTERPRISE
                ? NodeId.parse(node).key()
                : node;
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%+.0f %%", PERCENT * part / whole).replace("+", "");
    }

    private static String print(long quantity) {
        return String.format(Locale.ROOT, "%,d", Math.round((double) quantity / FixedPoint.ONE));
    }

    private static String hours(Duration duration) {
        return String.format(Locale.ROOT, "%.1f h", duration.toMinutes() / 60.0);
    }
}

package org.industrymonitor.alerts.notify.text;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.industrymonitor.model.Alert;

/**
 * Addresses that a message leads to, with gaps for what the alert is about: {@code {id}}, {@code {node}},
 * {@code {series}}, {@code {kind}} and {@code {from}}, the start in milliseconds since 1970.
 *
 * @param dashboard where the node is shown
 * @param explain where the evidence is shown
 */
public record Links(Optional<String> dashboard, Optional<String> explain) {

    /** No links. */
    public static final Links NONE = new Links(Optional.empty(), Optional.empty());

    public Links {
        dashboard.ifPresent(Links::check);
        explain.ifPresent(Links::check);
    }

    Optional<URI> dashboard(Alert alert) {
        return dashboard.map(template -> fill(template, gaps(alert)));
    }

    Optional<URI> explain(Alert alert) {
        return explain.map(template -> fill(template, gaps(alert)));
    }

    /**
     * Sees that a template becomes an address.
     *
     * @throws IllegalArgumentException when it does not
     */
    public static void check(String template) {
        URI address = fill(template, Map.of("id", "x", "node", "x", "series", "x", "kind", "x", "from", "0"));
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw new IllegalArgumentException("must be http://host/... or https://host/..., is '" + template + "'");
        }
    }

    private static Map<String, String> gaps(Alert alert) {
        return Map.of(
                "id",
                alert.id(),
                "node",
                alert.node().toString(),
                "series",
                alert.series(),
                "kind",
                alert.kind().word(),
                "from",
                Long.toString(alert.since().toEpochMilli()));
    }

    private static URI fill(String template, Map<String, String> gaps) {
        String filled = template;
        for (Map.Entry<String, String> gap : gaps.entrySet()) {
            filled = filled.replace(
                    "{" + gap.getKey() + "}",
                    URLEncoder.encode(gap.getValue(), StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return URI.create(filled);
    }
}

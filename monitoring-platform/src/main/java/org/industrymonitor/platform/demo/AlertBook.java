package org.industrymonitor.platform.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;

/** The alerts of a replay, as their events come; safe for use by several threads. */
final class AlertBook {
    private final Map<String, Alert> raised = new LinkedHashMap<>();
    private final Consumer<Alert> news;
    private long withdrawn;

    /** @param news told each alert once when it is raised, and once when it is withdrawn */
    AlertBook(Consumer<Alert> news) {
        this.news = news;
    }

    synchronized void add(Alert event) {
        if (event.state() == AlertState.FIRING && raised.putIfAbsent(event.id(), event) == null) {
            news.accept(event);
        } else if (event.state() == AlertState.WITHDRAWN && raised.containsKey(event.id())) {
            withdrawn++;
            news.accept(event);
        }
    }

    synchronized long count() {
        return raised.size();
    }

    synchronized long withdrawn() {
        return withdrawn;
    }

    /** How many were raised of each kind, and over all. */
    synchronized Map<String, Long> byKind() {
        Map<String, Long> byKind = new TreeMap<>();
        raised.values().forEach(alert -> byKind.merge(alert.kind().word(), 1L, Long::sum));
        return byKind;
    }

    /** The outages that an alert on their unit, or one that names it as a contributor, was raised for in time. */
    synchronized List<Outage> found(List<Outage> outages, Duration within) {
        List<Outage> found = new ArrayList<>();
        for (Outage outage : outages) {
            if (raised.values().stream().anyMatch(alert -> isAbout(alert, outage, within))) {
                found.add(outage);
            }
        }
        return found;
    }

    private static boolean isAbout(Alert alert, Outage outage, Duration within) {
        String unit = NodeId.enterprise(outage.unit()).toString();
        boolean named = alert.node().toString().equals(unit)
                || alert.contributors().stream().anyMatch(part -> part.node().equals(unit));
        return named
                && !alert.raised().isBefore(outage.start().minus(within))
                && !alert.raised().isAfter(outage.start().plus(within));
    }
}

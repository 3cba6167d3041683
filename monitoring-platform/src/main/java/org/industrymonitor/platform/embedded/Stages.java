package org.industrymonitor.platform.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.industrymonitor.alerts.AlertsService;
import org.industrymonitor.alerts.NotifierService;
import org.industrymonitor.model.Topic;
import org.industrymonitor.platform.watch.Backlog;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.streams.StreamsService;
import org.industrymonitor.streams.StreamsSettings;

/** The consumer groups that a reading passes on its way, and how long they may hold results back. */
public final class Stages {
    private static final Duration MARGIN = Duration.ofMillis(500);

    private Stages() {}

    /** Every group, in the order of the way. */
    public static List<Backlog.Stage> all() {
        return List.of(
                new Backlog.Stage(StreamsService.APPLICATION_ID, Set.of(Topic.READINGS, Topic.REGISTRY)),
                new Backlog.Stage(AlertsService.APPLICATION_ID, Set.of(Topic.AGGREGATES)),
                new Backlog.Stage(NotifierService.GROUP, Set.of(Topic.ALERT_EVENTS)));
    }

    /** Longer than any of them holds a result back. */
    public static Duration longestHold(Settings settings) {
        int commits = settings.integer(StreamsSettings.IMPUTATION_MAX_PERIODS) > 0 ? 3 : 2;
        int turns = 1;
        return settings.duration(StreamsSettings.EMISSION_INTERVAL_MS)
                .multipliedBy(commits + turns)
                .plus(settings.duration(StreamsSettings.ACCOUNTS_INTERVAL_MS))
                .plus(MARGIN);
    }
}

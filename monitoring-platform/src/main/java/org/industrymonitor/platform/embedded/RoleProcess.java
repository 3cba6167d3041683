package org.industrymonitor.platform.embedded;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.alerts.AlertsReading;
import org.industrymonitor.alerts.AlertsService;
import org.industrymonitor.alerts.NotifierService;
import org.industrymonitor.alerts.RulesService;
import org.industrymonitor.ingest.IngestService;
import org.industrymonitor.runtime.access.Readers;
import org.industrymonitor.runtime.http.HttpEndpoint;
import org.industrymonitor.runtime.http.HttpSettings;
import org.industrymonitor.runtime.kafka.StreamsApplication;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Lifecycle;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.streams.StreamsService;
import org.industrymonitor.streams.inquiry.Desks;
import org.industrymonitor.streams.statement.StatementMeters;

/** One or more roles in this process, behind one HTTP endpoint.  The topics must exist. */
public final class RoleProcess {
    private static final long READY_POLL_MS = 50;

    private final Lifecycle lifecycle;
    private final HttpEndpoint endpoint;
    private final Optional<StatementMeters> statementMeters;

    /**
     * Assembles the roles; starts nothing.
     *
     * @param httpPortKey the setting that names the port of the endpoint
     */
    private RoleProcess(Set<Role> roles, Settings settings, String httpPortKey, Clock clock) {
        Metrics metrics = new Metrics();
        lifecycle = new Lifecycle(settings.duration(CommonSettings.STOP_TIMEOUT_MS));
        endpoint = new HttpEndpoint(HttpSettings.from(settings, httpPortKey), metrics, lifecycle::health);
        Readers readers = lifecycle.add(Readers.from(settings, metrics.registry()));
        if (roles.contains(Role.STREAMS)) {
            Desks desks = new Desks();
            StatementMeters meters = new StatementMeters(metrics.registry());
            statementMeters = Optional.of(meters);
            StreamsApplication streams = lifecycle.add(StreamsService.of(settings, metrics, meters, desks, lifecycle));
            endpoint.serve(
                    lifecycle.add(StreamsService.reading(settings, streams, desks, readers, metrics, lifecycle)));
        } else {
            statementMeters = Optional.empty();
        }
        if (roles.contains(Role.ALERTS)) {
            RulesService rules = lifecycle.add(new RulesService(settings, metrics, lifecycle));
            lifecycle.add(AlertsService.of(settings, rules, metrics, lifecycle));
            NotifierService notifier = lifecycle.add(new NotifierService(settings, metrics, clock, lifecycle));
            endpoint.serve(lifecycle.add(AlertsReading.of(settings, notifier, readers, clock, metrics, lifecycle)));
        }
        if (roles.contains(Role.INGEST)) {
            IngestService ingest = lifecycle.add(IngestService.from(settings, clock, metrics, lifecycle));
            endpoint.serve(ingest);
        }
        lifecycle.add(endpoint);
    }

    /** A process that is one role. */
    public static RoleProcess of(Role role, Settings settings, Clock clock) {
        return new RoleProcess(EnumSet.of(role), settings, role.httpPortKey(), clock);
    }

    /** A process that is all of them, listening where ingest listens. */
    public static RoleProcess ofAll(Settings settings, Clock clock) {
        return new RoleProcess(EnumSet.allOf(Role.class), settings, Role.INGEST.httpPortKey(), clock);
    }

    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** Whether nothing has failed yet. */
    public boolean isAlive() {
        return lifecycle.health().values().stream().noneMatch(h -> h.state() == Health.State.DOWN);
    }

    /**
     * Waits until every role can do its work.
     *
     * @throws IllegalStateException naming those that cannot within the bound, or have failed
     */
    public void awaitReady(Duration bound) throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        Map<String, Health> health = lifecycle.health();
        while (!health.values().stream().allMatch(Health::isUp)) {
            if (!isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("not ready: " + health);
            }
            Thread.sleep(READY_POLL_MS);
            health = lifecycle.health();
        }
    }

    /** Where it listens; after the start. */
    public String url() {
        return endpoint.url();
    }

    /**
     * What readings changed.
     *
     * @throws IllegalStateException in a process without the streams role
     */
    public StatementMeters statementMeters() {
        return statementMeters.orElseThrow(() -> new IllegalStateException("this process has no streams role"));
    }
}

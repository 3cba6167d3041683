package org.industrymonitor.platform.demo;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.embedded.EmbeddedPlatform;
import org.industrymonitor.platform.embedded.Reconciling;
import org.industrymonitor.platform.embedded.Stages;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.feed.FeedTally;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.platform.reconcile.ReconcileReport;
import org.industrymonitor.platform.watch.Backlog;
import org.industrymonitor.platform.watch.Drain;
import org.industrymonitor.platform.watch.LatencyWatch;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.streams.statement.Outcome;
import org.industrymonitor.streams.statement.StatementMeters;

/** The main job: replays the market through a running embedded platform and sums up what came of it. */
public final class DemoRun {
    private static final Duration BOUND = Duration.ofMinutes(10);
    private static final Duration IN_TIME = Duration.ofHours(2);
    private static final int LONG_OUTAGE_HOURS = 8;
    private static final double NANOS = 1e9;

    /** How the run shows how far it is; told how many readings there are to send. */
    public interface View {
        Progress progress(long readings);
    }

    private final EmbeddedPlatform platform;
    private final InstantSource clock;
    private final Duration slotLength;
    private final AemoDemo demo = new AemoDemo();

    /** @param slotLength of wall-clock time that a half-hour of the market takes at least; zero: as fast as it goes */
    public DemoRun(EmbeddedPlatform platform, InstantSource clock, Duration slotLength) {
        this.platform = platform;
        this.clock = clock;
        this.slotLength = slotLength;
    }

    /**
     * Replays all and waits until all is processed.
     *
     * @throws org.industrymonitor.platform.feed.FeedException if ingest does not take the readings
     * @throws org.apache.kafka.common.KafkaException if they are not processed in time
     */
    public DemoSummary run(View view) throws InterruptedException {
        KafkaDefaults kafka = new KafkaDefaults(platform.settings());
        Map<String, Object> consumer = kafka.consumer("monitoring-demo");
        List<List<Statement>> slots = demo.schedule();
        AlertLine line = new AlertLine(demo.names());
        DemoReplay replay = new DemoReplay(
                demo,
                FeedClient.to(URI.create(platform.process().url()), "demo"),
                length -> Thread.sleep(length.toMillis()),
                slotLength);
        replay.register();

        try (Progress progress = view.progress(demo.rows(slots));
                Backlog backlog = new Backlog(kafka.admin("monitoring-demo"), consumer, Stages.all())) {
            AlertBook alerts = new AlertBook(alert -> progress.say(line.of(alert)));
            LatencyWatch aggregates = LatencyWatch.start(consumer, Topic.AGGREGATES, clock, record -> {});
            LatencyWatch events = LatencyWatch.start(
                    consumer, Topic.ALERT_EVENTS, clock, record -> alerts.add(Codecs.ALERT.decode(record.value())));
            long start = System.nanoTime();
            FeedTally sent;
            long end;
            try {
                sent = replay.send(slots, progress);
                progress.at("processing what is left");
                end = new Drain(backlog, Stages.longestHold(platform.settings()))
                        .await(BOUND, platform.process()::isAlive);
            } finally {
                aggregates.close();
                events.close();
            }
            progress.at("reconciling");
            ReconcileReport report =
                    Reconciling.reconciler(platform.settings(), consumer).reconcile();
            return summary(sent, alerts, aggregates, events, (end - start) / NANOS, report);
        }
    }

    private DemoSummary summary(
            FeedTally sent,
            AlertBook alerts,
            LatencyWatch aggregates,
            LatencyWatch events,
            double seconds,
            ReconcileReport report) {
        StatementMeters meters = platform.process().statementMeters();
        List<Outage> outages = demo.outages().stream()
                .filter(outage -> outage.length().toHours() >= LONG_OUTAGE_HOURS)
                .toList();
        return new DemoSummary(
                sent,
                meters.count(Outcome.DUPLICATE),
                meters.count(Outcome.CORRECTED),
                aggregates.records(),
                alerts.byKind(),
                alerts.withdrawn(),
                outages.size(),
                alerts.found(outages, IN_TIME).size(),
                latency(aggregates),
                latency(events),
                seconds,
                report);
    }

    private static DemoSummary.Latency latency(LatencyWatch watch) {
        return new DemoSummary.Latency(watch.percentile(50), watch.percentile(99));
    }
}

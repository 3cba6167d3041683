package org.industrymonitor.platform.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsConfig;
import org.industrymonitor.alerts.AlertsService;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Topic;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.platform.simulate.History;
import org.industrymonitor.platform.watch.TopicTail;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.TopicProvisioner;
import org.industrymonitor.runtime.kafka.TopicsException;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;

/**
 * Measures the detection beside topologies that only pass aggregates on, over the same aggregates on the same broker: those
 * that the streams publish of a simulated province, enterprises and all their groups.
 */
public final class AlertsBench {

    /**
     * What to measure.
     *
     * @param period of the readings
     * @param periods of history, from a Monday on
     * @param groups how many groups each enterprise belongs to
     * @param warmUps rounds before those that count, in which the JVM compiles
     */
    public record Plan(int enterprises, PeriodLength period, int periods, int groups, int warmUps, int rounds) {
        public Plan {
            if (enterprises < 1 || periods < 1 || rounds < 1) {
                throw new IllegalArgumentException(
                        "enterprises, periods and rounds of a benchmark must each be at least 1");
            }
            if (groups < 0 || warmUps < 0) {
                throw new IllegalArgumentException("groups and warm-ups of a benchmark must not be negative");
            }
        }

        /** What there is to be said: each enterprise once, and then in each period. */
        public long toSay() {
            return (long) enterprises * (periods + 1);
        }
    }

    /**
     * Medians over the rounds.
     *
     * @param aggregates that were taken in each round
     * @param nodes that they are of
     * @param cpuSecondsPerMillion of the whole process, broker included, for a million aggregates
     * @param stateBytes of all the detection's stores on disk
     */
    public record Report(
            long aggregates,
            int nodes,
            double aggregatesPerSecond,
            double passPerSecond,
            double copyPerSecond,
            double cpuSecondsPerMillion,
            double passCpuSecondsPerMillion,
            long stateBytes) {

        public double passRatio() {
            return aggregatesPerSecond / passPerSecond;
        }

        public double copyRatio() {
            return aggregatesPerSecond / copyPerSecond;
        }

        public long stateBytesPerNode() {
            return stateBytes / nodes;
        }
    }

    private static final Instant START = Instant.parse("2025-03-02T16:00:00Z");
    private static final String FILLING = "bench-filling";

    private final Settings settings;
    private final Plan plan;
    private final Consumer<String> told;
    private final Map<AlertsContender, List<TimedRun.Result>> results = new EnumMap<>(AlertsContender.class);
    private long stateBytes;

    /** @param told each measurement as it is made, in words */
    public AlertsBench(Settings settings, Plan plan, Consumer<String> told) {
        this.settings = settings;
        this.plan = plan;
        this.told = told;
    }

    /** Fills the topic, showing the progress of what is said, and measures. */
    public Report run(Progress progress) throws ExecutionException, InterruptedException, TopicsException {
        KafkaDefaults kafka = new KafkaDefaults(settings);
        int partitions = settings.integer(CommonSettings.TOPICS_PARTITIONS);
        try (Admin admin = Admin.create(kafka.admin("monitoring-bench"))) {
            TopicProvisioner.from(settings, admin).provision(List.of(Topic.values()));
            fill(kafka, admin, partitions, progress);
            int nodes = countNodes(kafka);
            TimedRun timed = new TimedRun(admin, partitions, Topic.AGGREGATES);
            long aggregates = timed.records();
            told.accept(String.format("%,d records of aggregates, of %,d nodes", aggregates, nodes));
            for (int round = 1 - plan.warmUps(); round <= plan.rounds(); round++) {
                for (AlertsContender contender : AlertsContender.values()) {
                    measure(kafka, admin, timed, contender, round);
                }
            }
            return new Report(
                    aggregates,
                    nodes,
                    median(AlertsContender.DETECTION, TimedRun.Result::perSecond),
                    median(AlertsContender.PASS_THROUGH, TimedRun.Result::perSecond),
                    median(AlertsContender.COPY, TimedRun.Result::perSecond),
                    median(AlertsContender.DETECTION, TimedRun.Result::cpuSecondsPerMillion),
                    median(AlertsContender.PASS_THROUGH, TimedRun.Result::cpuSecondsPerMillion),
                    stateBytes);
        }
    }

    private void fill(KafkaDefaults kafka, Admin admin, int partitions, Progress progress)
            throws ExecutionException, InterruptedException {
        org.industrymonitor.platform.simulate.Plan said = new org.industrymonitor.platform.simulate.Plan(
                plan.enterprises(), plan.period(), plan.groups(), 1, START);
        new History(said).publish(kafka.producer("monitoring-bench"), plan.periods(), progress);
        progress.close();
        TimedRun timed = new TimedRun(admin, partitions, Topic.READINGS);
        Properties properties = kafka.streams(FILLING);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        timed.readRegistry(Contender.MONITORING.topology(FILLING), properties);
        TimedRun.Result result = timed.run(Contender.MONITORING.topology(FILLING), properties, Long.MAX_VALUE);
        told.accept(
                String.format("%,d readings became aggregates, %,.0f a second", result.records(), result.perSecond()));
        StreamsBench.remove(admin, FILLING);
    }

    private int countNodes(KafkaDefaults kafka) {
        Set<String> nodes = new HashSet<>();
        new TopicTail(kafka.consumer("monitoring-bench")).readAll(Topic.AGGREGATES, OptionalInt.empty(), record -> {
            nodes.add(Aggregate.nodeOf(new String(record.key(), StandardCharsets.UTF_8)));
            return true;
        });
        return nodes.size();
    }

    private void measure(KafkaDefaults kafka, Admin admin, TimedRun timed, AlertsContender contender, int round)
            throws ExecutionException, InterruptedException {
        String name = "bench-" + contender.word() + "-" + (round + plan.warmUps());
        String output = name + "-output";
        admin.createTopics(Set.of(new NewTopic(output, Optional.empty(), Optional.empty())))
                .all()
                .get();
        Properties properties = AlertsService.properties(settings);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        properties.put(StreamsConfig.CLIENT_ID_CONFIG, name);
        TimedRun.Result result = timed.run(contender.topology(output), properties, Long.MAX_VALUE);
        if (round > 0) {
            results.computeIfAbsent(contender, c -> new ArrayList<>()).add(result);
        }
        told.accept(String.format(
                "%s  %-12s  %,10.0f aggregates/s  %6.1f CPU s per million",
                round > 0 ? "round " + round : "warm-up",
                contender.word(),
                result.perSecond(),
                result.cpuSecondsPerMillion()));
        if (contender == AlertsContender.DETECTION) {
            stateBytes = StreamsBench.size(Path.of(settings.string(CommonSettings.STATE_DIRECTORY), name));
        }
        StreamsBench.remove(admin, name);
    }

    private double median(AlertsContender contender, ToDoubleFunction<TimedRun.Result> figure) {
        double[] sorted = results.getOrDefault(contender, List.of()).stream()
                .mapToDouble(figure)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

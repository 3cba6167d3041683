package org.industrymonitor.platform.simulate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.industrymonitor.alerts.AlertsService;
import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.alerts.NotifierService;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.embedded.Role;
import org.industrymonitor.platform.embedded.Stages;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.platform.watch.Backlog;
import org.industrymonitor.platform.watch.Drain;
import org.industrymonitor.platform.watch.LatencyWatch;
import org.industrymonitor.platform.watch.LoopbackReceiver;
import org.industrymonitor.platform.watch.TopicTail;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.TopicsException;
import org.industrymonitor.runtime.lifecycle.LifecycleException;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.industrymonitor.streams.StreamsService;

/** Lets enterprises of a made-up province stop, and measures how the alerts of it reach receivers on this machine. */
public final class NotifyRehearsal {
    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration BOUND = Duration.ofMinutes(15);
    /** After which it no longer counts for a receiver's summaries what it was told of the history. */
    private static final Duration CALM = Duration.ofSeconds(125);

    private static final Duration SAY = Duration.ofSeconds(10);
    private static final long POLL_MS = 50;
    private static final double NANOS = 1e9;

    private final NotifyPlan of;
    private final Plan plan;
    private final Province province;
    private final Clock clock;
    private final Consumer<String> say;
    private final Receivers receivers = new Receivers();
    private final Probes probes;
    private final Tidings tidings;

    /** @param say told how it goes, a line at a time */
    public NotifyRehearsal(NotifyPlan of, Clock clock, Consumer<String> say) {
        this.of = of;
        this.plan = of.plan();
        this.province = new Province(plan);
        this.clock = clock;
        this.say = say;
        probes = new Probes(plan, clock);
        tidings = new Tidings(plan, of.allStops(), probes, Receivers.ALL);
    }

    /**
     * Runs it on an embedded platform.
     *
     * @param directory for its data
     * @param view shows how far registering is, told how many enterprises there are
     * @throws KafkaException if the platform fails, or does not keep up with what it was given by far
     */
    public NotifyReport run(
            Path directory, SettingsSources sources, ConfigDef[] definitions, LongFunction<Progress> view)
            throws IOException, TopicsException, LifecycleException, InterruptedException {
        try (LoopbackReceiver server = new LoopbackReceiver(clock, tidings::called);
                SimulatedPlatform platform = SimulatedPlatform.open(
                        directory,
                        EnumSet.of(Role.STREAMS, Role.ALERTS),
                        sources.with(AlertsSettings.RECEIVERS_FILE, receivers.write(directory, server)),
                        definitions,
                        clock)) {
            platform.start();
            awaitReady(platform);
            return new Run(platform).run(view);
        }
    }

    private static void awaitReady(SimulatedPlatform platform) throws InterruptedException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!platform.isReady()) {
            if (!platform.isAlive() || System.nanoTime() > deadline) {
                throw new KafkaException("the platform is not ready");
            }
            Thread.sleep(POLL_MS);
        }
    }

    /** With a platform that is up. */
    private final class Run {
        private final SimulatedPlatform platform;
        private final Map<String, Object> consumer;
        private final Map<String, Object> producer;
        private final Map<String, Object> admin;

        Run(SimulatedPlatform platform) {
            this.platform = platform;
            KafkaDefaults kafka = new KafkaDefaults(platform.settings());
            consumer = kafka.consumer("monitoring-rehearsal");
            producer = kafka.producer("monitoring-rehearsal");
            admin = kafka.admin("monitoring-rehearsal");
        }

        NotifyReport run(LongFunction<Progress> view) throws IOException, InterruptedException {
            try (Progress progress = view.apply(plan.enterprises())) {
                new Registration(producer, plan, province).publish(progress);
            }
            drain(stages(Set.of(Topic.REGISTRY), List.of()));
            probes.countFrom(of.firstTurn());
            try (LatencyWatch aggregates = LatencyWatch.start(consumer, Topic.AGGREGATES, clock, probes::read)) {
                load("history", of.perSecond(), 0, of.firstTurn());
                drain(stages(Set.of(Topic.READINGS), receivers.names()));
                if (of.storm()) {
                    say.accept("history is told; the storm comes after two minutes of calm");
                    Thread.sleep(CALM.toMillis());
                }
                Map<TopicPartition, Long> before = ends();
                tidings.countAnew();
                say.accept(String.format(
                        Locale.ROOT, "known after %,d aggregates; from now on they stop", aggregates.records()));
                Sent sent = load("stops", of.perSecondThen(), of.firstTurn(), of.lastTurn());
                drain(stages(Set.of(Topic.READINGS), receivers.names()));
                probes.giveUp();
                return report(sent, events(before), ScrapeCost.measure(platform.urls(), NotifyRehearsal::cpuNanos));
            }
        }

        /** How a load went. */
        private record Sent(double perSecond, long lag, double cores) {}

        private Sent load(String what, double perSecond, long from, long until) throws InterruptedException {
            Schedule schedule = new Schedule(plan, province, of.allStops());
            try (Load load = new Load(
                            producer, plan, schedule, tidings, clock, perSecond, new Position(from, from), until);
                    Backlog backlog = new Backlog(admin, consumer, List.of(JUDGED))) {
                long cpu = cpuNanos();
                long next = System.nanoTime() + SAY.toNanos();
                load.start();
                while (!load.await(POLL_MS)) {
                    if (!platform.isAlive()) {
                        throw new KafkaException("a role has failed");
                    }
                    if (System.nanoTime() > next) {
                        next += SAY.toNanos();
                        say.accept(line(what, load, behind(backlog)));
                    }
                }
                double cores = (cpuNanos() - cpu) / NANOS / load.seconds();
                return new Sent(load.sent() / load.seconds(), behind(backlog), cores);
            }
        }

        private String line(String what, Load load, long behind) {
            SimulationReport.Quantiles group = probes.groups().takeInterval();
            return String.format(
                    Locale.ROOT,
                    "%s: hour %,d  %,.0f readings/s  %,d aggregates not judged  to aggregate p50 %,d p99 %,d ms",
                    what,
                    load.turn() / plan.enterprises(),
                    load.sent() / load.seconds(),
                    behind,
                    group.p50(),
                    group.p99());
        }

        private static long behind(Backlog backlog) throws InterruptedException {
            try {
                return backlog.behind(JUDGED);
            } catch (ExecutionException failure) {
                throw new KafkaException("the offsets of the groups could not be read", failure.getCause());
            }
        }

        private void drain(List<Backlog.Stage> stages) throws InterruptedException {
            try (Backlog backlog = new Backlog(admin, consumer, stages)) {
                new Drain(backlog, Stages.longestHold(platform.settings())).await(BOUND, platform::isAlive);
            }
        }

        private Map<TopicPartition, Long> ends() {
            try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(consumer)) {
                return reader.endOffsets(reader.partitionsFor(Topic.ALERT_EVENTS.topicName()).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList());
            }
        }

        /** Transitions since then. */
        private List<Alert> events(Map<TopicPartition, Long> since) {
            List<Alert> events = new ArrayList<>();
            new TopicTail(consumer).readAll(Topic.ALERT_EVENTS, OptionalInt.empty(), record -> {
                if (record.offset() >= since.get(new TopicPartition(record.topic(), record.partition()))) {
                    events.add(Codecs.ALERT.decode(record.value()));
                }
                return true;
            });
            return events;
        }

        private NotifyReport report(Sent sent, List<Alert> events, ScrapeCost scrape) {
            Set<String> cities = new HashSet<>();
            receivers.cityPaths().forEach(path -> cities.addAll(tidings.transitions(path)));
            Set<String> all = tidings.transitions(Receivers.ALL);
            List<NodeId> firing = events.stream()
                    .filter(alert -> alert.state() == AlertState.FIRING)
                    .map(Alert::node)
                    .toList();
            long dropped = events.stream()
                    .filter(alert -> !all.contains(transition(alert))
                            || alert.node().kind() == NodeKind.ENTERPRISE && !cities.contains(transition(alert)))
                    .count();
            List<String> told = receivers.cityPaths().stream()
                    .filter(path -> !tidings.transitions(path).isEmpty())
                    .toList();
            return new NotifyReport(
                    sent.perSecond(),
                    tidings.latency(),
                    probes.groups().total(),
                    stopped(firing),
                    firing.stream()
                            .filter(node -> node.kind() == NodeKind.ENTERPRISE)
                            .count(),
                    firing.stream()
                            .filter(node -> node.kind() != NodeKind.ENTERPRISE)
                            .count(),
                    dropped,
                    told.size(),
                    told.stream().mapToLong(tidings::single).max().orElse(0),
                    told.stream()
                            .filter(path -> tidings.transitions(path).size() > tidings.single(path))
                            .mapToLong(tidings::summaries)
                            .min()
                            .orElse(0),
                    told.stream().mapToLong(tidings::summaries).max().orElse(0),
                    sent.lag(),
                    sent.cores(),
                    scrape);
        }

        private NotifyReport.Stopped stopped(List<NodeId> firing) {
            Set<NodeId> told = Set.copyOf(firing);
            Stops stops = of.allStops();
            long last = of.lastTurn() / plan.enterprises() - 1;
            long byThemselves = 0;
            long within = 0;
            for (int number = 0; number < plan.enterprises(); number++) {
                if (stops.isStopped(number, last)) {
                    if (told.contains(NodeId.enterprise(Province.id(number)))) {
                        byThemselves++;
                    } else if (province.nodes(number).stream().anyMatch(told::contains)) {
                        within++;
                    }
                }
            }
            return new NotifyReport.Stopped(of.stops(), byThemselves, within);
        }
    }

    private static final Backlog.Stage JUDGED =
            new Backlog.Stage(AlertsService.APPLICATION_ID, Set.of(Topic.AGGREGATES));

    private static List<Backlog.Stage> stages(Set<Topic> first, List<String> receivers) {
        List<Backlog.Stage> stages = new ArrayList<>(List.of(new Backlog.Stage(StreamsService.APPLICATION_ID, first)));
        stages.add(JUDGED);
        receivers.forEach(
                name -> stages.add(new Backlog.Stage(NotifierService.GROUP + "-" + name, Set.of(Topic.ALERT_EVENTS))));
        return stages;
    }

    private static String transition(Alert alert) {
        return alert.id() + "/" + alert.state().word() + "/" + alert.severity().word();
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}

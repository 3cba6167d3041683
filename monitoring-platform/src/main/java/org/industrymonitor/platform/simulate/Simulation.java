package org.industrymonitor.platform.simulate;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.industrymonitor.model.Topic;
import org.industrymonitor.platform.embedded.Stages;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.platform.simulate.SimulationReport.Quantiles;
import org.industrymonitor.platform.simulate.SimulationReport.Registered;
import org.industrymonitor.platform.simulate.SimulationReport.Resumed;
import org.industrymonitor.platform.watch.Backlog;
import org.industrymonitor.platform.watch.Drain;
import org.industrymonitor.platform.watch.LatencyWatch;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.lifecycle.LifecycleException;
import org.industrymonitor.streams.StreamsService;

/** Puts the load of a plan on a platform and measures how it bears it. */
public final class Simulation {
    private static final Duration READY = Duration.ofHours(1);
    private static final Duration TAKEN = Duration.ofMinutes(30);
    private static final Duration DRAINED = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final long POLL_MS = 50;
    private static final double WARM_UP = 0.1;
    private static final double IN_TIME = 0.99;
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1 << 20;
    private static final double GIGABYTE = 1 << 30;
    private static final DateTimeFormatter EVENT_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final SimulatedPlatform platform;
    private final Plan plan;
    private final Conditions conditions;
    private final InstantSource clock;
    private final Consumer<String> told;
    private final Province province;
    private final Schedule schedule;
    private final Map<String, Object> consumer;
    private final Map<String, Object> producer;
    private final Map<String, Object> admin;
    private final AtomicLong firstAggregate = new AtomicLong();
    private final Probes probes;
    private final Memory memory = new Memory();
    private volatile boolean stopped;

    /** @param told how the run goes, a line at a time */
    public Simulation(
            SimulatedPlatform platform, Plan plan, Conditions conditions, InstantSource clock, Consumer<String> told) {
        this.platform = platform;
        this.plan = plan;
        this.conditions = conditions;
        this.clock = clock;
        this.told = told;
        this.province = new Province(plan);
        this.schedule = new Schedule(plan, province);
        this.probes = new Probes(plan, clock);
        KafkaDefaults kafka = new KafkaDefaults(platform.settings());
        this.consumer = kafka.consumer("monitoring-simulate");
        this.producer = kafka.producer("monitoring-simulate");
        this.admin = kafka.admin("monitoring-simulate");
    }

    /** Ends {@link #run} early, with its report; returns at once. */
    public void stop() {
        stopped = true;
    }

    /**
     * Starts the roles, registers, sends and waits until all is processed.
     *
     * @param began when the command was given
     * @param view shows how far registering is, told how many enterprises there are
     * @throws KafkaException if Kafka or a role fails
     */
    public SimulationReport run(Instant began, LongFunction<Progress> view)
            throws LifecycleException, InterruptedException {
        Position from = conditions.resume() ? Position.read(consumer, plan, schedule) : Position.FIRST;
        long periods =
                Math.max(1, conditions.length().toSeconds() / plan.period().seconds());
        long until = from.next() + periods * plan.enterprises();
        probes.countFrom(from.next() + (long) (WARM_UP * (until - from.next())));
        try (Admin client = Admin.create(admin);
                LatencyWatch aggregates = LatencyWatch.start(consumer, Topic.AGGREGATES, clock, aggregate -> {
                    firstAggregate.compareAndSet(0, clock.millis());
                    probes.read(aggregate);
                })) {
            Restoring restoring = startRoles(began);
            Optional<Registered> registered = conditions.resume() ? Optional.empty() : Optional.of(register(view));
            try (Load load = new Load(producer, plan, schedule, probes, clock, conditions.perSecond(), from, until)) {
                long cpu = cpuNanos();
                load.start();
                ReadingsLag lag = new ReadingsLag(client, StreamsService.APPLICATION_ID);
                watch(load, lag);
                double cores = (cpuNanos() - cpu) / NANOS / load.seconds();
                long lagAtEnd = lag.readings();
                OptionalDouble drained = drain();
                return report(load, aggregates.records(), registered, restoring.resumed(), cores, lagAtEnd, drained);
            }
        }
    }

    /** Waits until every role is ready, and measures what is restored meanwhile. */
    private Restoring startRoles(Instant began) throws LifecycleException, InterruptedException {
        Restoring restoring = new Restoring(began);
        platform.start();
        long deadline = System.nanoTime() + READY.toNanos();
        long sayNext = System.nanoTime() + EVERY.toNanos();
        while (!platform.isReady()) {
            if (!platform.isAlive() || System.nanoTime() > deadline || stopped) {
                throw new KafkaException("the platform is not ready");
            }
            restoring.look();
            if (System.nanoTime() > sayNext) {
                sayNext += EVERY.toNanos();
                told.accept(String.format(
                        Locale.ROOT,
                        "starting, %,d records, %,.0f MB restored",
                        restoring.records(),
                        restoring.bytes() / MEGABYTE));
            }
            Thread.sleep(POLL_MS);
        }
        restoring.ready();
        return restoring;
    }

    private Registered register(LongFunction<Progress> view) throws InterruptedException {
        long start = System.nanoTime();
        try (Progress progress = view.apply(plan.enterprises())) {
            new Registration(producer, plan, province).publish(progress);
        }
        double published = (System.nanoTime() - start) / NANOS;
        long deadline = System.nanoTime() + TAKEN.toNanos();
        long sayNext = System.nanoTime() + EVERY.toNanos();
        try (Backlog backlog = backlog(Set.of(Topic.REGISTRY))) {
            long behind = backlog.behind();
            while (behind > 0 && !stopped) {
                if (!platform.isAlive() || System.nanoTime() > deadline) {
                    throw new KafkaException("the streams have not taken the registry: " + behind + " records to go");
                }
                if (System.nanoTime() > sayNext) {
                    sayNext += EVERY.toNanos();
                    told.accept(String.format(Locale.ROOT, "registered, %,d records not yet taken", behind));
                }
                Thread.sleep(POLL_MS);
                behind = backlog.behind();
            }
        } catch (ExecutionException failure) {
            throw new KafkaException("the offsets of the groups could not be read", failure.getCause());
        }
        return new Registered(published, (System.nanoTime() - start) / NANOS);
    }

    private void watch(Load load, ReadingsLag lag) throws InterruptedException {
        long sayNext = System.nanoTime() + EVERY.toNanos();
        long sentBefore = 0;
        double secondsBefore = 0;
        boolean done = false;
        while (!done) {
            done = load.await(
                    Math.max(1, Math.min(POLL_MS, TimeUnit.NANOSECONDS.toMillis(sayNext - System.nanoTime()))));
            if (stopped) {
                load.stop();
            }
            if (!platform.isAlive()) {
                throw new KafkaException("a role has failed");
            }
            if (System.nanoTime() >= sayNext) {
                sayNext += EVERY.toNanos();
                double seconds = load.seconds();
                long sent = load.sent();
                say(load, (sent - sentBefore) / (seconds - secondsBefore), lag.readings());
                sentBefore = sent;
                secondsBefore = seconds;
            }
        }
        memory.look();
    }

    private void say(Load load, double perSecond, long lag) {
        memory.look();
        Quantiles group = probes.groups().takeInterval();
        Quantiles enterprise = probes.enterprises().takeInterval();
        told.accept(String.format(
                Locale.ROOT,
                "%s  %,.0f readings/s  lag %,d  groups p50 %,d p99 %,d ms  enterprises p50 %,d p99 %,d ms  heap %,.0f MB"
                        + "  disk %.2f GB",
                EVENT_TIME.format(
                        plan.periodAt(load.turn() / plan.enterprises()).start().atZone(province.zone())),
                perSecond,
                lag,
                group.p50(),
                group.p99(),
                enterprise.p50(),
                enterprise.p99(),
                memory.heap() / MEGABYTE,
                (platform.stateBytes() + platform.brokerBytes()) / GIGABYTE));
    }

    /**
     * Waits until all that was sent is processed and the readings that were followed have been answered: a stage that is
     * very busy may hold results back for longer than it says.
     *
     * @return seconds from now to the last work
     * @throws KafkaException if it is not done within the bound
     */
    public double awaitProcessed(Duration bound) throws InterruptedException {
        long start = System.nanoTime();
        Duration quiet = Stages.longestHold(platform.settings());
        try (Backlog backlog = backlog(Set.of(Topic.READINGS, Topic.REGISTRY))) {
            // What is held back of what was processed within the bound comes within another such time.
            long end = new Drain(backlog, quiet).await(bound.plus(quiet).plus(quiet), platform::isAlive);
            while (probes.awaited() > 0) {
                if (System.nanoTime() - start > bound.plus(quiet).toNanos()) {
                    throw new KafkaException(probes.awaited() + " aggregates have not come");
                }
                Thread.sleep(POLL_MS);
                end = System.nanoTime();
            }
            return (end - start) / NANOS;
        }
    }

    private OptionalDouble drain() throws InterruptedException {
        try {
            return OptionalDouble.of(awaitProcessed(DRAINED));
        } catch (KafkaException notInTime) {
            told.accept("not everything is processed " + DRAINED.toSeconds() + " s after the last reading");
            return OptionalDouble.empty();
        }
    }

    private Backlog backlog(Set<Topic> topics) {
        return new Backlog(admin, consumer, List.of(new Backlog.Stage(StreamsService.APPLICATION_ID, topics)));
    }

    private SimulationReport report(
            Load load,
            long aggregates,
            Optional<Registered> registered,
            Optional<Resumed> resumed,
            double cores,
            long lagAtEnd,
            OptionalDouble drained) {
        long unanswered = probes.giveUp();
        Quantiles enterprise = probes.enterprises().total();
        Quantiles group = probes.groups().total();
        memory.look();
        return new SimulationReport(
                conditions.perSecond(),
                load.sent(),
                load.seconds(),
                aggregates,
                enterprise,
                group,
                unanswered,
                lagAtEnd,
                drained,
                registered,
                resumed,
                cores,
                memory.heapMost(),
                memory.heap(),
                memory.residentMost(),
                platform.stateBytes(),
                platform.brokerBytes(),
                load.sent() / load.seconds() >= IN_TIME * conditions.perSecond()
                        && drained.isPresent()
                        && isInTime(enterprise)
                        && isInTime(group));
    }

    private boolean isInTime(Quantiles latency) {
        return latency.count() > 0 && latency.p99() <= conditions.p99Limit().toMillis();
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** What is restored while the roles start. */
    private final class Restoring {
        private final RestoreGauge gauge = new RestoreGauge();
        private final Instant began;
        private final double brokerSeconds;
        private double readySeconds;
        private long firstNanos;
        private long records;
        private long bytes;
        private double seconds;

        /** Starts when Kafka answers. */
        Restoring(Instant began) {
            this.began = began;
            this.brokerSeconds = sinceBegan(clock.millis());
        }

        void look() {
            records = gauge.records();
            bytes = gauge.bytes();
            if (firstNanos == 0 && records > 0) {
                firstNanos = System.nanoTime();
            }
        }

        void ready() {
            look();
            readySeconds = sinceBegan(clock.millis());
            seconds = firstNanos == 0 ? 0 : (System.nanoTime() - firstNanos) / NANOS;
        }

        long records() {
            return records;
        }

        long bytes() {
            return bytes;
        }

        /** After the run, when the first aggregate has come. */
        Optional<Resumed> resumed() {
            if (!conditions.resume()) {
                return Optional.empty();
            }
            long first = firstAggregate.get();
            return Optional.of(new Resumed(
                    brokerSeconds,
                    readySeconds,
                    first == 0 ? OptionalDouble.empty() : OptionalDouble.of(sinceBegan(first)),
                    records,
                    bytes,
                    seconds));
        }

        private double sinceBegan(long millis) {
            return (millis - began.toEpochMilli()) / 1000.0;
        }
    }
}

package org.industrymonitor.platform.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.industrymonitor.model.Topic;
import org.industrymonitor.platform.embedded.Role;
import org.industrymonitor.platform.process.ChildRole;
import org.industrymonitor.platform.process.FreePorts;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.TopicProvisioner;
import org.industrymonitor.runtime.kafka.TopicsException;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;

/**
 * Measures the ingest role, in a process of its own, beside a plain producer: one that writes the same bytes, each line of
 * them as a record, and one that writes the messages which the role makes of them, round after round, on one broker.  Then
 * sends single readings at a steady pace, and measures how long each takes from when it was due, whether or not it could be
 * sent then.
 */
public final class IngestBench {
    private static final Duration READY = Duration.ofMinutes(1);
    private static final int SINGLE_CONNECTIONS = 32;
    /** Of the single readings, at the beginning, that do not count: connections are made, and code is compiled. */
    private static final double WARM_UP = 0.25;

    private static final double MICROS_PER_MILLI = 1e3;

    /**
     * What to measure.
     *
     * @param readings of each contender in each round
     * @param warmUps rounds before those that count
     * @param batch readings a request
     * @param connections at once
     * @param heapMegabytes that the role may have
     * @param singleRate single readings a second
     * @param singleSeconds how long; 0 not to measure them
     */
    public record Plan(
            int enterprises,
            int readings,
            int batch,
            int connections,
            int warmUps,
            int rounds,
            int heapMegabytes,
            int singleRate,
            int singleSeconds) {
        public Plan {
            if (enterprises < 1
                    || readings < 1
                    || batch < 1
                    || connections < 1
                    || warmUps < 0
                    || rounds < 1
                    || heapMegabytes < 32
                    || singleRate < 1
                    || singleSeconds < 0) {
                throw new IllegalArgumentException(
                        "every number of a benchmark must be at least 1, of warm-up and single-seconds 0, of heap 32");
            }
        }
    }

    /**
     * Medians over the rounds.
     *
     * @param lines the producer that writes the same bytes
     * @param messages the producer that writes what the role makes of them
     * @param roleCpuSeconds of the role's process, for a million readings
     * @param heapPeakBytes the most that was in use before a collection of garbage, or at the end
     * @param singleP50Millis of single readings; 0 where they were not measured
     */
    public record Report(
            Speed ingest,
            Speed lines,
            Speed messages,
            double roleCpuSeconds,
            long heapPeakBytes,
            double singleP50Millis,
            double singleP99Millis) {

        /** The rate of ingest, of that of another. */
        public double ratio(Speed other) {
            return ingest.perSecond() / other.perSecond();
        }

        /** What the same processor time makes of readings, of what it makes of those of another: no matter who else runs. */
        public double cpuRatio(Speed other) {
            return other.cpuSeconds() / ingest.cpuSeconds();
        }
    }

    /**
     * How fast a contender was.
     *
     * @param perSecond readings
     * @param cpuSeconds of all processes, that is broker, client and role, for a million readings
     */
    public record Speed(double perSecond, double cpuSeconds) {}

    private record Round(Speed ingest, Speed lines, Speed messages, double roleCpuSeconds) {}

    /** Sends all readings of a round; says how many seconds that took. */
    private interface Sending {
        double send() throws InterruptedException;
    }

    private final Settings settings;
    private final Plan plan;
    private final Path directory;
    private final List<String> roleOptions;
    private final Consumer<String> told;

    /**
     * @param settings of the clients and the role; with the address of the broker
     * @param directory for the role's log and state
     * @param roleOptions of the role's virtual machine, beside its heap
     * @param told each measurement as it is made, in words
     */
    public IngestBench(Settings settings, Plan plan, Path directory, List<String> roleOptions, Consumer<String> told) {
        this.settings = settings;
        this.plan = plan;
        this.directory = directory;
        this.roleOptions = List.copyOf(roleOptions);
        this.told = told;
    }

    /** Measures. */
    public Report run() throws IOException, ExecutionException, InterruptedException, TopicsException {
        KafkaDefaults kafka = new KafkaDefaults(settings);
        Map<String, Object> producer = kafka.producer("monitoring-bench");
        try (Admin admin = Admin.create(kafka.admin("monitoring-bench"))) {
            TopicProvisioner.from(settings, admin).provision(List.of(Topic.values()));
            admin.createTopics(List.of(new NewTopic(
                            IngestLoad.LINES_TOPIC, settings.integer(CommonSettings.TOPICS_PARTITIONS), (short) 1)))
                    .all()
                    .get();
        }
        BenchData data = new BenchData(
                plan.enterprises(), 0, plan.readings(), settings.integer(CommonSettings.TOPICS_PARTITIONS));
        data.writeRegistry(producer);
        HeapWatch heap = new HeapWatch(directory.resolve("gc.log"));
        try (ChildRole role = startRole(heap);
                PlainProducer plain = new PlainProducer(producer)) {
            List<Round> rounds = new ArrayList<>();
            try (IngestClient client = new IngestClient(role.address(), plan.connections())) {
                // The first ones are for the virtual machines to compile
                for (int number = 1 - plan.warmUps(); number <= plan.rounds(); number++) {
                    Round round = round(
                            role,
                            client,
                            plain,
                            IngestLoad.of(data, number + plan.warmUps(), plan.readings(), plan.batch()));
                    told.accept(String.format(
                            "%s  ingest %,9.0f readings/s, %4.1f CPU s per million; producer of the same bytes %,9.0f, %.2f;"
                                    + " of messages %,9.0f, %.2f",
                            number < 1 ? "warm-up" : "round " + number,
                            round.ingest().perSecond(),
                            round.roleCpuSeconds(),
                            round.lines().perSecond(),
                            round.ingest().perSecond() / round.lines().perSecond(),
                            round.messages().perSecond(),
                            round.ingest().perSecond() / round.messages().perSecond()));
                    if (number > 0) {
                        rounds.add(round);
                    }
                }
            }
            Histogram single = singles(role, data);
            return new Report(
                    median(rounds, Round::ingest),
                    median(rounds, Round::lines),
                    median(rounds, Round::messages),
                    middle(rounds, Round::roleCpuSeconds),
                    heap.peakBytes(role),
                    single.getValueAtPercentile(50) / MICROS_PER_MILLI,
                    single.getValueAtPercentile(99) / MICROS_PER_MILLI);
        }
    }

    private ChildRole startRole(HeapWatch heap) throws IOException, InterruptedException {
        List<String> options =
                new ArrayList<>(List.of("-Xmx" + plan.heapMegabytes() + "m", "-XX:+UseParallelGC", heap.option()));
        options.addAll(roleOptions);
        ChildRole role = ChildRole.start(
                Role.INGEST,
                directory,
                FreePorts.one(),
                options,
                List.of(
                        CommonSettings.KAFKA_BOOTSTRAP_SERVERS + "="
                                + settings.string(CommonSettings.KAFKA_BOOTSTRAP_SERVERS),
                        "ingest.reference.bundled=false"));
        try {
            role.awaitReady(READY);
            return role;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            role.close();
            throw failure;
        }
    }

    private Round round(ChildRole role, IngestClient client, PlainProducer plain, IngestLoad load)
            throws InterruptedException {
        Speed lines = speed(role, () -> plain.send(load.lines()));
        Speed messages = speed(role, () -> plain.send(load.messages()));
        double before = seconds(role.process().cpu());
        Speed ingest = speed(role, () -> client.send(load.bodies(), plan.readings()));
        return new Round(
                ingest, lines, messages, perMillion(seconds(role.process().cpu()) - before));
    }

    private Speed speed(ChildRole role, Sending sending) throws InterruptedException {
        double before = seconds(role.process().cpu()) + seconds(ownCpu());
        double seconds = sending.send();
        double after = seconds(role.process().cpu()) + seconds(ownCpu());
        return new Speed(plan.readings() / seconds, perMillion(after - before));
    }

    private double perMillion(double seconds) {
        return seconds * 1e6 / plan.readings();
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private Histogram singles(ChildRole role, BenchData data) throws InterruptedException {
        int count = plan.singleRate() * plan.singleSeconds();
        IngestLoad load = IngestLoad.of(data, plan.warmUps() + plan.rounds() + 1, count, 1);
        try (IngestClient client = new IngestClient(role.address(), SINGLE_CONNECTIONS)) {
            return client.sendAtPace(load.bodies(), plan.singleRate(), (int) (count * WARM_UP));
        }
    }

    private static Speed median(List<Round> rounds, Function<Round, Speed> contender) {
        return new Speed(
                middle(rounds, round -> contender.apply(round).perSecond()),
                middle(rounds, round -> contender.apply(round).cpuSeconds()));
    }

    private static double middle(List<Round> rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}

package org.industrymonitor.platform.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.industrymonitor.model.Topic;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.TopicProvisioner;
import org.industrymonitor.runtime.kafka.TopicsException;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;

/** Measures the contenders in turn, round after round, over the same readings on the same broker, each in its own process. */
public final class StreamsBench {

    /**
     * What to measure.
     *
     * @param groups how many groups each enterprise belongs to
     * @param stockReadings fewer for the stock DSL, which is slow; 0 to measure the platform's own topology alone
     * @param warmUps rounds before those that count, in which the JVM compiles
     */
    public record Plan(
            int enterprises, int groups, long readings, long stockReadings, int threads, int warmUps, int rounds) {
        public Plan {
            if (enterprises < 1 || readings < 1 || threads < 1 || rounds < 1) {
                throw new IllegalArgumentException(
                        "enterprises, readings, threads and rounds of a benchmark must each be at least 1");
            }
            if (groups < 0 || stockReadings < 0 || warmUps < 0) {
                throw new IllegalArgumentException(
                        "groups, stock readings and warm-ups of a benchmark must not be negative");
            }
        }
    }

    /**
     * Medians over the rounds.
     *
     * @param cpuSecondsPerMillion broker included, for a million readings of our topology
     */
    public record Report(
            double readingsPerSecond,
            double copyPerSecond,
            double stockPerSecond,
            double cpuSecondsPerMillion,
            double copyCpuSecondsPerMillion,
            long stateBytesPerEnterprise) {

        public double copyRatio() {
            return readingsPerSecond / copyPerSecond;
        }

        public double stockRatio() {
            return readingsPerSecond / stockPerSecond;
        }
    }

    private final Settings settings;
    private final Plan plan;
    private final Path directory;
    private final List<String> arguments;
    private final Consumer<String> told;
    private final Map<Contender, List<TimedRun.Result>> results = new EnumMap<>(Contender.class);
    private long stateBytes;

    /**
     * @param directory for the logs of the contenders
     * @param arguments the settings as options, for the processes of the contenders
     * @param told each measurement as it is made, in words
     */
    public StreamsBench(Settings settings, Plan plan, Path directory, List<String> arguments, Consumer<String> told) {
        this.settings = settings;
        this.plan = plan;
        this.directory = directory;
        this.arguments = List.copyOf(arguments);
        this.told = told;
    }

    /** Writes the readings, showing the progress, and measures. */
    public Report run(Progress progress) throws IOException, ExecutionException, InterruptedException, TopicsException {
        KafkaDefaults kafka = new KafkaDefaults(settings);
        int partitions = settings.integer(CommonSettings.TOPICS_PARTITIONS);
        try (Admin admin = Admin.create(kafka.admin("monitoring-bench"))) {
            TopicProvisioner.from(settings, admin).provision(List.of(Topic.values()));
            new BenchData(plan.enterprises(), plan.groups(), plan.readings(), partitions)
                    .write(kafka.producer("monitoring-bench"), progress);
            progress.close();
            Map<Contender, ContenderProcess> processes = new EnumMap<>(Contender.class);
            try {
                for (Contender contender : contenders()) {
                    processes.put(contender, new ContenderProcess(contender, arguments, plan.threads(), directory));
                }
                for (int round = 1 - plan.warmUps(); round <= plan.rounds(); round++) {
                    for (Map.Entry<Contender, ContenderProcess> each : processes.entrySet()) {
                        measure(admin, each.getValue(), each.getKey(), round);
                    }
                }
            } finally {
                processes.values().forEach(ContenderProcess::close);
            }
        }
        return new Report(
                median(Contender.MONITORING, TimedRun.Result::perSecond),
                median(Contender.COPY, TimedRun.Result::perSecond),
                median(Contender.STOCK_DSL, TimedRun.Result::perSecond),
                median(Contender.MONITORING, TimedRun.Result::cpuSecondsPerMillion),
                median(Contender.COPY, TimedRun.Result::cpuSecondsPerMillion),
                stateBytes / plan.enterprises());
    }

    private Set<Contender> contenders() {
        return plan.stockReadings() == 0 ? EnumSet.of(Contender.MONITORING) : EnumSet.allOf(Contender.class);
    }

    private void measure(Admin admin, ContenderProcess process, Contender contender, int round)
            throws IOException, ExecutionException, InterruptedException {
        String name = "bench-" + contender.word() + "-" + (round + plan.warmUps());
        admin.createTopics(Set.of(new NewTopic(ContenderProcess.output(name), Optional.empty(), Optional.empty())))
                .all()
                .get();
        TimedRun.Result result =
                process.round(name, contender == Contender.STOCK_DSL ? plan.stockReadings() : plan.readings());
        if (round > 0) {
            results.computeIfAbsent(contender, c -> new ArrayList<>()).add(result);
        }
        told.accept(String.format(
                "%s  %-10s  %,10.0f readings/s  %6.1f CPU s per million",
                round > 0 ? "round " + round : "warm-up",
                contender.word(),
                result.perSecond(),
                result.cpuSecondsPerMillion()));
        if (contender == Contender.MONITORING) {
            stateBytes = size(Path.of(settings.string(CommonSettings.STATE_DIRECTORY), name));
        }
        remove(admin, name);
    }

    static void remove(Admin admin, String application) throws ExecutionException, InterruptedException {
        List<String> own = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(application + "-"))
                .toList();
        admin.deleteTopics(own).all().get();
    }

    static long size(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private double median(Contender contender, ToDoubleFunction<TimedRun.Result> figure) {
        double[] sorted = results.getOrDefault(contender, List.of()).stream()
                .mapToDouble(figure)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

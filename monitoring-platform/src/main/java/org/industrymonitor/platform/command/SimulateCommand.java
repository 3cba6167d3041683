package org.industrymonitor.platform.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.ingest.IngestSettings;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.platform.embedded.Reconciling;
import org.industrymonitor.platform.embedded.Role;
import org.industrymonitor.platform.reconcile.ReconcileReport;
import org.industrymonitor.platform.simulate.Conditions;
import org.industrymonitor.platform.simulate.Plan;
import org.industrymonitor.platform.simulate.SimulatedPlatform;
import org.industrymonitor.platform.simulate.Simulation;
import org.industrymonitor.platform.simulate.SimulationReport;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.TopicsException;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.streams.StreamsSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        description = {
            "Registers a province of enterprises that are made up, sends their readings at a steady rate and measures whether"
                    + " the platform keeps up.",
            "Enterprises are spread over the bundled counties and sectors with long tails; each has its daily, weekly and"
                    + " holiday shape, drops, stoppages and silences; 1 %% of the readings come late, 1 %% are wrong at first"
                    + " and revised. The same seed is the same province with the same figures.",
            "Latency is measured on one enterprise in 50, from when its reading is handed to Kafka until an aggregate with it"
                    + " can be read: of the enterprise, and of a group that it alone is in (p50_ms, p99_ms). The first tenth"
                    + " of the time is warm-up.",
            "Status 0 only if it kept up: all was sent at the rate, was processed within 10 s of the last reading, and both"
                    + " 99th percentiles are within --p99-ms.",
            "Runs a broker and the streams in this process; give it memory with MONITORING_JAVA_OPTS=-Xmx4g."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final String NOW = "now";
    private static final long STOP_SECONDS = 60;
    private static final Duration PROCESSED = Duration.ofMinutes(30);

    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--enterprises",
            paramLabel = "N",
            defaultValue = "20000",
            description = "how many there are (default: ${DEFAULT-VALUE})")
    private int enterprises;

    @Option(
            names = "--period",
            paramLabel = "LENGTH",
            defaultValue = "PT1M",
            description = "of all readings, shorter than a day (default: ${DEFAULT-VALUE})")
    private String period;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "readings due in a second (default: what lets event time go as fast as the clock)")
    private Double rate;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            defaultValue = "PT1H",
            description =
                    "of event time, a period for every N readings (default: ${DEFAULT-VALUE}); Ctrl-C ends it early")
    private Duration length;

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            defaultValue = "2025-03-03T00:00:00Z",
            description = "of the first period, or 'now' (default: ${DEFAULT-VALUE})")
    private String start;

    @Option(
            names = "--groups",
            paramLabel = "G",
            defaultValue = "2",
            description = "that each enterprise belongs to (default: ${DEFAULT-VALUE})")
    private int groups;

    @Option(names = "--seed", defaultValue = "1", description = "(default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--p99-ms",
            paramLabel = "MS",
            defaultValue = "2000",
            description = "the longest 99th percentile to pass (default: ${DEFAULT-VALUE})")
    private long p99Millis;

    @Option(
            names = "--roles",
            paramLabel = "ROLE",
            split = ",",
            defaultValue = "streams",
            description = "run beside the broker (default: ${DEFAULT-VALUE}; of: ${COMPLETION-CANDIDATES})")
    private Set<Role> roles;

    @Option(
            names = "--to",
            paramLabel = "BROKERS",
            description =
                    "sends to a Kafka that has topics and streams already, and starts nothing; a second time with another"
                            + " --start, for what was said before changes nothing")
    private String to;

    @Option(names = "--data", paramLabel = "DIR", description = "keeps the data there (default: a temporary directory)")
    private Path data;

    @Option(
            names = "--resume",
            description =
                    "goes on with the simulation in --data where it ended or was killed, and reports how long it took"
                            + " to the first new aggregate; enterprises, period, groups, seed and start are those it had")
    private boolean resume;

    @Option(
            names = "--without-state",
            description =
                    "with --resume: removes the local stores first, so that they are restored from their changelogs")
    private boolean withoutState;

    @Option(names = "--reconcile", description = "checks every figure at the end, for small simulations")
    private boolean reconcile;

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Instant began = console.clock().instant();
        checkOptions();
        Commands.quieten();
        Plan plan = plan();
        Conditions conditions = conditions(plan);
        Path temporary = to == null && data == null ? TemporaryDirectory.make("monitoring-simulate-") : null;
        CountDownLatch ended = new CountDownLatch(1);
        try (SimulatedPlatform platform = open(data == null ? temporary : data, plan)) {
            Simulation simulation = new Simulation(platform, plan, conditions, console.clock(), console.err()::println);
            Thread hook = new Thread(() -> stop(simulation, ended), "stop-simulation");
            Runtime.getRuntime().addShutdownHook(hook);
            SimulationReport report =
                    simulation.run(began, total -> console.progress("registering", "enterprises", total));
            SimulationSummary summary = new SimulationSummary(plan, report);
            summary.print(console.out());
            ReconcileReport reconciled = null;
            if (reconcile) {
                simulation.awaitProcessed(PROCESSED);
                reconciled = reconcile(platform);
            }
            result(summary.result(), reconciled).print(console.out());
            return report.keptUp() && (reconciled == null || reconciled.isExact()) ? 0 : 1;
        } finally {
            TemporaryDirectory.remove(temporary);
            ended.countDown();
        }
    }

    private void checkOptions() {
        if (to != null && (data != null || resume)) {
            throw new UserFault("--to goes with neither --data nor --resume: the data is elsewhere");
        }
        if (resume && data == null) {
            throw new UserFault("--resume needs --data: what is there to go on with?");
        }
        if (withoutState && !resume) {
            throw new UserFault("--without-state needs --resume: a new simulation has no state");
        }
        if (!roles.contains(Role.STREAMS)) {
            throw new UserFault("--roles must hold streams");
        }
    }

    /** What was saved, or, of a new simulation, what the options say. */
    private Plan plan() throws IOException {
        try {
            if (data != null && Plan.saved(data).isPresent() != resume) {
                throw new UserFault(
                        resume
                                ? data + " holds no simulation"
                                : data + " holds a simulation: --resume goes on with it");
            }
            return resume
                    ? Plan.saved(data).orElseThrow()
                    : new Plan(enterprises, length(period), groups, seed, start());
        } catch (IllegalArgumentException fault) {
            throw new UserFault(fault.getMessage());
        }
    }

    private Conditions conditions(Plan plan) {
        double perSecond =
                rate == null ? (double) plan.enterprises() / plan.period().seconds() : rate;
        try {
            return new Conditions(perSecond, length, resume, Duration.ofMillis(p99Millis));
        } catch (IllegalArgumentException fault) {
            throw new UserFault(fault.getMessage());
        }
    }

    private Instant start() {
        if (start.equals(NOW)) {
            int seconds = length(period).isWithinDay() ? length(period).seconds() : 1;
            long now = console.clock().instant().getEpochSecond();
            return Instant.ofEpochSecond(now - Math.floorMod(now, seconds));
        }
        try {
            return Instant.parse(start);
        } catch (DateTimeException wrong) {
            throw new UserFault("--start must be an instant such as 2025-03-03T00:00:00Z, or 'now', is " + start);
        }
    }

    private static PeriodLength length(String iso) {
        return PeriodLength.parse(iso)
                .orElseThrow(() -> new UserFault("--period must be a length such as PT1M, is " + iso));
    }

    private SimulatedPlatform open(Path directory, Plan plan)
            throws IOException, InterruptedException, TopicsException {
        if (to != null) {
            Settings loaded = Settings.load(
                    settings.sources().with(CommonSettings.KAFKA_BOOTSTRAP_SERVERS, to), AllSettings.definitions());
            KafkaReach.check(loaded);
            return SimulatedPlatform.external(loaded);
        }
        if (withoutState) {
            TemporaryDirectory.remove(SimulatedPlatform.stateDirectory(directory));
        }
        console.err().println("starting a Kafka broker and the streams ...");
        SimulatedPlatform platform = SimulatedPlatform.open(
                directory,
                EnumSet.copyOf(roles),
                settings.sources(
                        StreamsSettings.HTTP_PORT + "=0",
                        AlertsSettings.HTTP_PORT + "=0",
                        IngestSettings.HTTP_PORT + "=0",
                        IngestSettings.REFERENCE_BUNDLED + "=false"),
                AllSettings.definitions(),
                Clock.systemUTC());
        plan.save(directory);
        return platform;
    }

    /** On a signal: the run ends early, and the process only after it has said what it has measured. */
    private static void stop(Simulation simulation, CountDownLatch ended) {
        simulation.stop();
        try {
            ended.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException noMore) {
            Thread.currentThread().interrupt();
        }
    }

    private ReconcileReport reconcile(SimulatedPlatform platform) {
        ReconcileReport report = Reconciling.reconciler(
                        platform.settings(), new KafkaDefaults(platform.settings()).consumer("monitoring-reconcile"))
                .reconcile();
        ReconcileCommand.printDifferences(report, console);
        console.out()
                .printf(
                        Locale.ROOT,
                        "  reconcile      %s (%,d aggregates from %,d readings)%n",
                        report.isExact() ? "exact" : report.differences() + " differences",
                        report.aggregates(),
                        report.readings());
        return report;
    }

    private static ResultLine result(ResultLine line, ReconcileReport reconciled) {
        return reconciled == null
                ? line
                : line.with("reconciled", reconciled.aggregates()).with("differences", reconciled.differences());
    }
}

package org.industrymonitor.platform.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.industrymonitor.model.Topic;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;

/** What the process of a contender does: a round whenever it is told to. The other end is {@link ContenderProcess}. */
public final class ContenderRounds {
    static final String RUNNING = "running";
    static final String DONE = "done";

    /** As the platform commits by default; the same for every contender. */
    private static final long COMMIT_INTERVAL_MS = 1_000;

    private final Settings settings;
    private final Contender contender;
    private final int threads;

    /**
     * @param word of the contender
     * @throws IllegalArgumentException when there is none of that word
     */
    public ContenderRounds(Settings settings, String word, int threads) {
        this.settings = settings;
        this.contender = Contender.of(word);
        this.threads = threads;
    }

    /**
     * Makes a round for each line, until there are no more.
     *
     * @param orders a line each: the application's name and how many readings it is to take
     * @param answers told when the clock starts, and then of what was done
     */
    public void make(BufferedReader orders, PrintStream answers)
            throws IOException, ExecutionException, InterruptedException {
        KafkaDefaults kafka = new KafkaDefaults(settings);
        try (Admin admin = Admin.create(kafka.admin("monitoring-bench"))) {
            TimedRun timed = new TimedRun(admin, settings.integer(CommonSettings.TOPICS_PARTITIONS), Topic.READINGS);
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                String[] order = line.split(" ");
                TimedRun.Result result =
                        round(kafka, timed, order[0], Long.parseLong(order[1]), () -> answers.println(RUNNING));
                answers.println(DONE + " " + result.records() + " " + result.seconds() + " " + result.cpuSeconds());
            }
        }
    }

    private TimedRun.Result round(KafkaDefaults kafka, TimedRun timed, String name, long readings, Runnable running)
            throws ExecutionException, InterruptedException {
        Properties properties = kafka.streams(name);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        String output = ContenderProcess.output(name);
        if (contender == Contender.MONITORING) {
            timed.readRegistry(contender.topology(output), properties);
        }
        return timed.run(contender.topology(output), properties, readings, running);
    }
}

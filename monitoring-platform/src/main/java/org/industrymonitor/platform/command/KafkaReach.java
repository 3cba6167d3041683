package org.industrymonitor.platform.command;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;

/** Whether there is a Kafka to talk to. */
final class KafkaReach {
    private static final int PATIENCE_MS = 10_000;
    private static final int POLL_MS = 500;

    private KafkaReach() {}

    /** @throws UserFault naming the brokers if none answers in time */
    static void check(Settings settings) throws InterruptedException {
        try (Admin admin = admin(settings)) {
            brokers(admin, settings);
        }
    }

    /**
     * Waits for as many brokers as there are copies of a partition.
     *
     * @throws UserFault naming what is missing when the patience is at its end
     */
    static void await(Settings settings, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        int wanted = patience.isZero() ? 1 : settings.integer(CommonSettings.TOPICS_REPLICATION_FACTOR);
        try (Admin admin = admin(settings)) {
            while (true) {
                try {
                    int there = brokers(admin, settings);
                    if (there >= wanted) {
                        return;
                    }
                    if (System.nanoTime() > deadline) {
                        throw new UserFault("only " + there + " of " + wanted + " brokers ("
                                + CommonSettings.TOPICS_REPLICATION_FACTOR + ") are there after " + patience);
                    }
                } catch (UserFault notYet) {
                    if (System.nanoTime() > deadline) {
                        throw notYet;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            }
        }
    }

    private static Admin admin(Settings settings) {
        return Admin.create(new KafkaDefaults(settings).admin("monitoring-reach"));
    }

    private static int brokers(Admin admin, Settings settings) throws InterruptedException {
        try {
            return admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS))
                    .nodes()
                    .get()
                    .size();
        } catch (ExecutionException failure) {
            throw new UserFault("no Kafka at " + settings.string(CommonSettings.KAFKA_BOOTSTRAP_SERVERS) + " ("
                    + CommonSettings.KAFKA_BOOTSTRAP_SERVERS + "): "
                    + failure.getCause().getMessage());
        }
    }
}

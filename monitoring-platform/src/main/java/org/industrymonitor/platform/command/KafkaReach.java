package org.industrymonitor.platform.command;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;

/** Whether there is a Kafka to talk to. */
final class KafkaReach {
    private static final int PATIENCE_MS = 10_000;

    private KafkaReach() {}

    /** @throws UserFault naming the brokers if none answers in time */
    static void check(Settings settings) throws InterruptedException {
        try (Admin admin = Admin.create(new KafkaDefaults(settings).admin("monitoring-reach"))) {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS))
                    .nodes()
                    .get();
        } catch (ExecutionException failure) {
            throw new UserFault("no Kafka at " + settings.string(CommonSettings.KAFKA_BOOTSTRAP_SERVERS) + " ("
                    + CommonSettings.KAFKA_BOOTSTRAP_SERVERS + "): "
                    + failure.getCause().getMessage());
        }
    }
}

package org.industrymonitor.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.industrymonitor.platform.reconcile.ReconcileReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.kafka.KafkaContainer;

/** The three roles as processes of their own, against Apache's broker image. */
@Tag("containers")
class EndToEndContainerTest {

    private static final String IMAGE = "apache/kafka:4.3.1";

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void reconcilesExactlyAgainstABrokerInAContainer() throws Exception {
        try (KafkaContainer broker = new KafkaContainer(IMAGE)) {
            broker.start();
            try (RolesUnderTest roles = new RolesUnderTest(broker.getBootstrapServers(), directory)) {
                ReconcileReport report = roles.feedWithAKillHalfWay();

                assertThat(report.first()).isEmpty();
                assertThat(report.differences()).isZero();
                assertThat(report.nodes()).isGreaterThan(390);
            }
        }
    }
}

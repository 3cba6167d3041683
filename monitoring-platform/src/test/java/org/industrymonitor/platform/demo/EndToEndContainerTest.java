package org.industrymonitor.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.industrymonitor.platform.reconcile.ReconcileReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.kafka.KafkaContainer;

/** The three roles as processes of their own, against brokers of Apache's image. */
@Tag("containers")
class EndToEndContainerTest {

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void reconcilesExactlyAgainstABrokerInAContainer() throws Exception {
        try (KafkaContainer broker = new KafkaContainer(ThreeBrokers.IMAGE)) {
            broker.start();
            try (RolesUnderTest roles = new RolesUnderTest(broker.getBootstrapServers(), directory)) {
                ReconcileReport report = roles.feedWithAKillHalfWay();

                assertThat(report.first()).isEmpty();
                assertThat(report.differences()).isZero();
                assertThat(report.nodes()).isGreaterThan(390);
            }
        }
    }

    /** With the streams process a broker is killed that leads partitions; two of three go on. */
    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void reconcilesExactlyAgainstThreeBrokersOfWhichOneIsKilled() throws Exception {
        try (ThreeBrokers brokers = ThreeBrokers.start();
                RolesUnderTest roles = new RolesUnderTest(brokers.bootstrapServers(), 3, directory)) {
            AtomicLong led = new AtomicLong();

            ReconcileReport report = roles.feedWithAKillHalfWay(() -> led.set(brokers.killTheFirst()));

            assertThat(led).as("partitions that it led").hasPositiveValue();
            assertThat(report.first()).isEmpty();
            assertThat(report.differences()).isZero();
            assertThat(report.nodes()).isGreaterThan(390);
        }
    }
}

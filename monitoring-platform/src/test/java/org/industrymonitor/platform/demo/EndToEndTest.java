package org.industrymonitor.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.platform.reconcile.ReconcileReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The three roles as processes of their own, against the embedded broker. */
class EndToEndTest {

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void reconcilesExactlyAfterTheStreamsAreKilledHalfWayAndRestarted() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
                RolesUnderTest roles = new RolesUnderTest(broker.bootstrapServers(), directory)) {
            ReconcileReport report = roles.feedWithAKillHalfWay();

            assertThat(report.first()).isEmpty();
            assertThat(report.differences()).isZero();
            assertThat(report.undecodable()).isZero();
            // Of 202 units with a series: one and a half thousand half-hours and more of panes for each dozen of nodes
            assertThat(report.nodes()).isGreaterThan(390);
            assertThat(report.aggregates()).isGreaterThan(390L * (RolesUnderTest.SLOTS - 2));
        }
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void goesOnWithItsDiskHoweverOftenItIsKilled() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
                RolesUnderTest roles = new RolesUnderTest(broker.bootstrapServers(), directory)) {
            List<RolesUnderTest.Restart> restarts = new ArrayList<>();
            ReconcileReport report = roles.feedWithKills(3, restarts);

            // Of the changelogs the end is read, of a small one and of one that has grown.
            assertThat(restarts)
                    .hasSize(3)
                    .allSatisfy(restart -> assertThat(restart.restored() * 3)
                            .as("restored of %s", restart)
                            .isLessThan(restart.logged()));
            assertThat(report.first()).isEmpty();
            assertThat(report.differences()).isZero();
            assertThat(report.aggregates()).isGreaterThan(390L * (RolesUnderTest.SLOTS - 2));
        }
    }
}

package org.industrymonitor.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateSizeTest {

    @TempDir
    private Path directory;

    @Test
    void addsUpTheFilesOfAllTasks() throws IOException {
        Path task =
                Files.createDirectories(directory.resolve("monitoring-streams").resolve("0_1"));
        Files.write(task.resolve("enterprises"), new byte[300]);
        Files.write(task.resolve("statements"), new byte[45]);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        new StateSize(directory.resolve("monitoring-streams"), "monitoring-streams").bindTo(registry);

        assertThat(registry.get(StateSize.NAME)
                        .tag("role", "monitoring-streams")
                        .gauge()
                        .value())
                .isEqualTo(345);
    }

    @Test
    void isNothingBeforeThereIsAnyState() {
        assertThat(new StateSize(directory.resolve("later"), "later").bytes()).isZero();
    }
}

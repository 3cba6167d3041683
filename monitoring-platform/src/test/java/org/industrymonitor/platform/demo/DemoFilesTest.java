package org.industrymonitor.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFilesTest {
    @TempDir
    private Path directory;

    @Test
    void writesAllThatTheReplayWouldSendInItsOrder() throws IOException {
        AemoDemo demo = new AemoDemo();
        List<Statement> first = demo.schedule().get(0);

        long rows = DemoFiles.write(directory);

        assertThat(directory.resolve("registry.csv")).hasBinaryContent(demo.registry());
        assertThat(directory.resolve("regions.csv")).hasBinaryContent(demo.regions());
        assertThat(Files.readString(directory.resolve("readings.csv")))
                .startsWith(new String(demo.readings(first), StandardCharsets.UTF_8));
        try (Stream<String> lines = Files.lines(directory.resolve("readings.csv"))) {
            assertThat(lines.count()).isEqualTo(rows + 1).isGreaterThan(500_000);
        }
    }
}

package org.industrymonitor.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** How fast it is depends on the machine, so that the status is of no concern here, but the figures are. */
    @Test
    void everyTotalIsExactAfterAResumeWithoutState() throws IOException {
        simulate("--enterprises", "2000", "--rate", "2500", "--for", "PT3M", "--data", directory.toString());
        JsonNode first = result();

        assertThat(first.get("enterprises").asInt()).isEqualTo(2_000);
        // Each enterprise once in each period, but for what is silent, late or said again
        assertThat(first.get("sent").asInt()).isBetween(5_880, 6_060);
        assertThat(first.get("aggregates").asInt()).isGreaterThan(10_000);
        assertThat(first.get("unanswered").asInt()).isZero();
        assertThat(first.get("p99_ms").asInt()).isPositive();
        assertThat(first.get("register_s").asDouble()).isPositive();

        simulate(
                "--data",
                directory.toString(),
                "--resume",
                "--without-state",
                "--rate",
                "2500",
                "--for",
                "PT2M",
                "--reconcile");
        JsonNode second = result();

        assertThat(second.get("enterprises").asInt()).isEqualTo(2_000);
        assertThat(second.get("sent").asInt()).isBetween(3_920, 4_100);
        assertThat(second.get("restored_records").asInt()).isGreaterThan(2_000);
        assertThat(second.get("restored_bytes").asLong()).isGreaterThan(100_000);
        assertThat(second.get("resume_s").asDouble()).isPositive();
        assertThat(second.get("unanswered").asInt()).isZero();
        assertThat(second.get("differences").asInt()).as(out::toString).isZero();
        assertThat(second.get("reconciled").asInt()).isGreaterThan(10_000);
        assertThat(second.has("register_s")).isFalse();
    }

    @Test
    void saysWhatIsWrongWithItsOptions() {
        assertThat(fault("--resume")).startsWith("monitoring: --resume needs --data");
        assertThat(fault("--without-state")).startsWith("monitoring: --without-state needs --resume");
        assertThat(fault("--to", "localhost:1", "--data", "x")).startsWith("monitoring: --to goes with neither");
        assertThat(fault("--roles", "alerts")).isEqualTo("monitoring: --roles must hold streams");
        assertThat(fault("--period", "P1D")).isEqualTo("monitoring: period must be shorter than a day, is P1D");
        assertThat(fault("--start", "noon")).startsWith("monitoring: --start must be an instant");
        assertThat(fault("--rate", "0")).isEqualTo("monitoring: rate must be above 0, is 0.0");
        assertThat(fault("--resume", "--data", directory.toString())).endsWith(" holds no simulation");
    }

    private String fault(String... options) {
        err.reset();
        assertThat(simulate(options)).isEqualTo(1);
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    /** A member that is gone is missed after the session timeout; the default is 45 s. */
    private int simulate(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "simulate",
                "--set",
                "kafka.consumer.session.timeout.ms=6000",
                "--set",
                "kafka.consumer.heartbeat.interval.ms=1500",
                "--set",
                "streams.accounts.interval.ms=500"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        out.reset();
        return Commands.run(
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        InstantSource.system()),
                arguments);
    }

    private JsonNode result() throws IOException {
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).as(err::toString).isNotEmpty();
        String last = lines.get(lines.size() - 1);
        assertThat(last).startsWith("RESULT {");
        return new ObjectMapper().readTree(last.substring("RESULT ".length()));
    }
}

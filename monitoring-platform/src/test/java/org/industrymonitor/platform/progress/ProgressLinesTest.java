package org.industrymonitor.platform.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2025-01-01T00:00:00Z");
    private final ProgressLines progress =
            new ProgressLines(new PrintStream(said, true, StandardCharsets.UTF_8), () -> now, "reading", "rows", 200);

    @Test
    void saysNowAndThenHowFarItIsAndHowLongItWillTake() {
        progress.add(10);
        now = now.plusSeconds(5);
        progress.at("April");
        progress.add(40);

        assertThat(lines()).containsExactly("reading: 50 rows (25 %), 10/s, 15 s left, April");
    }

    @Test
    void saysTheEndOnce() {
        now = now.plusSeconds(5);
        progress.add(200);
        progress.close();

        assertThat(lines()).containsExactly("reading: 200 rows (100 %), 40/s");
    }

    @Test
    void saysTheEndOfWhatWasTooShortToBeSaid() {
        now = now.plusSeconds(1);
        progress.add(200);
        progress.close();

        assertThat(lines()).containsExactly("reading: 200 rows (100 %), 200/s");
    }

    private String[] lines() {
        return said.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
    }
}

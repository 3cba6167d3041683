package org.industrymonitor.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.industrymonitor.alerts.detect.Clue;
import org.industrymonitor.alerts.detect.Forest;
import org.industrymonitor.alerts.detect.Scale;
import org.industrymonitor.alerts.detect.Scales;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.junit.jupiter.api.Test;

/** {@code -Dgolden.update=true} writes the golden file anew. */
class SeriesStateCodecTest {

    private final SeriesStateCodec codec = new SeriesStateCodec();

    @Test
    void readsTheStateThatAnEarlierBuildWrote() throws IOException {
        byte[] golden = golden();

        SeriesState state = codec.decode(golden);

        assertThat(state.isFiring()).isTrue();
        assertThat(state.alert.orElseThrow().id()).isEqualTo("stoppage:county:C:output@2024-06-06T00:00:00Z~PT30M");
        assertThat(state.learned()).isEqualTo(3 * 48);
        assertThat(codec.encode(state)).isEqualTo(golden);
    }

    @Test
    void writesWhatAnEarlierBuildWrote() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(
                    Path.of("src", "test", "resources", "golden", "series-state-4.hex"),
                    HexFormat.of().formatHex(codec.encode(stopped())) + "\n");
        }
        assertThat(HexFormat.of().formatHex(codec.encode(stopped())))
                .isEqualTo(HexFormat.of().formatHex(golden()));
    }

    @Test
    void staysUnderFourKibibytes() {
        assertThat(codec.encode(stopped()).length).isLessThan(4096);
    }

    @Test
    void refusesAnotherVersion() {
        assertThatThrownBy(() -> codec.decode(new byte[] {9, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("state of a series must be of version 4, is 9");
    }

    /** Three days of a daily shape, then a standstill. */
    private static SeriesState stopped() {
        SeriesWatcher watcher = new SeriesWatcher(Rules.of(Tuning.DEFAULT, plain()));
        SeriesState state = new SeriesState(Season.HOURS);
        for (int i = 0; i < 3 * 48 + 2; i++) {
            long sum = i < 3 * 48 ? (i % 48 < 16 ? 400_0000 : 500_0000) : 0;
            watcher.take(
                    state,
                    NodeId.parse("county:C"),
                    new Period(
                            PeriodLength.PT30M,
                            Instant.parse("2024-06-03T00:00:00Z").plusSeconds(1800L * i)),
                    new SeriesTotal("output", sum, 5, 5),
                    new Outlook(ZoneOffset.UTC, true, Optional.empty()),
                    false);
        }
        return state;
    }

    /** Weights that say of each fall by half or more that it is sure, so that fitting anew leaves the bytes alone. */
    private static Weighing plain() {
        Forest forest = new Forest(
                -5,
                List.of(List.of(
                        new Forest.Node(Clue.DEPTH.ordinal(), 0.5, 1, 2, 0),
                        Forest.Node.leaf(0),
                        Forest.Node.leaf(10))));
        Weighing.Model model =
                new Weighing.Model(forest, Scales.of(new Scale(new TreeMap<>(Map.of(-5.0, 0.0, 5.0, 4.0)))));
        return new Weighing(Map.of(Season.HOURS, model, Season.WEEKDAYS, model, Season.MONTHS, model));
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = SeriesStateCodecTest.class.getResourceAsStream("/golden/series-state-4.hex")) {
            return HexFormat.of()
                    .parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", ""));
        }
    }
}

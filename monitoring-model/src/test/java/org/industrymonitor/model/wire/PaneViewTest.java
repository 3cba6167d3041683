package org.industrymonitor.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The view shows what the codec reads of a pane's measures, and refuses what it refuses there. */
class PaneViewTest {

    private static final List<String> SERIES = List.of("output", "energy", "crude-steel", "electricity", "é");
    private static final List<String> NODES = List.of("enterprise:E1", "cell:410502/3120", "group:鋼鉄");

    private final Random random = new Random(7);
    private final PaneView view = new PaneView();

    @Test
    void showsWhatTheCodecReads() {
        for (int i = 0; i < 1_000; i++) {
            Aggregate aggregate = anyAggregate();

            PaneView.Pane seen = view.read(Codecs.AGGREGATE.encode(aggregate), NodeId::parse);

            assertThat(seen.aggregate().key()).isEqualTo(aggregate.key());
            assertThat(seen.aggregate().complete()).isEqualTo(aggregate.complete());
            assertThat(seen.aggregate().pane())
                    .containsExactlyElementsOf(aggregate.pane().stream()
                            .filter(total -> !total.isVoid())
                            .filter(total -> SERIES.indexOf(total.series()) < 2)
                            .map(total -> total.withImputed(0))
                            .toList());
            assertThat(seen.reported()).isEqualTo(aggregate.pane().stream().anyMatch(total -> total.reported() > 0));
        }
    }

    @Test
    void refusesWhatBreaksOff() {
        for (int i = 0; i < 200; i++) {
            byte[] bytes = Codecs.AGGREGATE.encode(anyAggregate());
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            if (isRefused(cut)) {
                assertThatThrownBy(() -> view.read(cut, NodeId::parse)).isInstanceOf(Undecodable.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"planet:earth", "enterprise", "enterprise:"})
    void refusesANodeOfNoKnownKind(String node) {
        byte[] bytes = Codecs.AGGREGATE.encode(new Aggregate(
                NodeId.enterprise("x".repeat(node.length() - "enterprise:".length() < 1 ? 1 : node.length() - 11)),
                new Period(PeriodLength.PT1H, Instant.EPOCH),
                true,
                List.of(),
                Optional.empty()));
        byte[] text = AggregateWriter.utf8(node);
        byte[] other = new byte[bytes.length - bytes[1] + text.length];
        other[0] = bytes[0];
        other[1] = (byte) text.length;
        System.arraycopy(text, 0, other, 2, text.length);
        System.arraycopy(bytes, 2 + bytes[1], other, 2 + text.length, bytes.length - 2 - bytes[1]);

        assertThatThrownBy(() -> view.read(other, NodeId::parse)).isInstanceOf(Undecodable.class);
    }

    private static boolean isRefused(byte[] bytes) {
        try {
            Codecs.AGGREGATE.decode(bytes);
            return false;
        } catch (Undecodable refused) {
            return true;
        }
    }

    private Aggregate anyAggregate() {
        boolean weighed = random.nextBoolean();
        Map<Window, List<SeriesTotal>> now = new EnumMap<>(Window.class);
        Map<Window, List<SeriesTotal>> earlier = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            now.put(window, anyTotals(weighed));
            if (random.nextInt(4) == 0) {
                earlier.put(window, anyTotals(weighed));
            }
        }
        Period period = new Period(
                PeriodLength.values()[random.nextInt(PeriodLength.values().length)],
                Instant.ofEpochSecond(random.nextInt(4_000_000) * 3600L - 2_000_000_000L));
        return new Aggregate(
                NodeId.parse(NODES.get(random.nextInt(NODES.size()))),
                period,
                random.nextBoolean(),
                anyTotals(weighed),
                random.nextBoolean() ? Optional.of(new Standing(period.start(), now, earlier)) : Optional.empty());
    }

    private List<SeriesTotal> anyTotals(boolean weighed) {
        List<SeriesTotal> totals = new ArrayList<>();
        for (String series : new TreeSet<>(SERIES)) {
            if (random.nextInt(3) > 0) {
                long reported = random.nextInt(4);
                long expected = random.nextInt(4);
                totals.add(new SeriesTotal(
                        series,
                        random.nextInt(4) == 0 ? 0 : random.nextLong() >> random.nextInt(64),
                        reported,
                        expected,
                        reported * (weighed ? 1 + random.nextInt(900) : 10_000),
                        expected * (weighed ? 1 + random.nextInt(900) : 10_000),
                        random.nextInt(8) == 0 ? random.nextInt(1000) : 0));
            }
        }
        return totals;
    }
}

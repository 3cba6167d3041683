package org.industrymonitor.alerts.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.watch.NodeWatcher;
import org.industrymonitor.alerts.watch.NodeWatcher.Watched;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.junit.jupiter.api.Test;

class WatchedNodeCodecTest {

    private static final Instant MONDAY = Instant.parse("2024-06-03T00:00:00Z");
    private static final NodeId PLANT = NodeId.enterprise("E0000123");

    private final WatchedNodeCodec codec = new WatchedNodeCodec();

    /** Two months of hours, until all that can be remembered is. */
    @Test
    void aNodeWithOutputAndEnergyTakesLessThanFourKibibytes() {
        byte[] bytes = codec.encode(watched(60));

        assertThat(bytes.length).isBetween(2048, 4096);
    }

    @Test
    void comesBackFromItsBytes() {
        byte[] bytes = codec.encode(watched(20));

        assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
    }

    @Test
    void refusesAnotherVersion() {
        assertThatThrownBy(() -> codec.decode(new byte[] {9}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("state of a node must be of version 1, is 9");
    }

    @Test
    void keysComeBackFromTheirBytes() {
        WatchedNode.Key key = new WatchedNode.Key(NodeId.parse("sector-city:31@410500"), PeriodLength.P1D);

        assertThat(WatchedNode.Key.ENCODING.decode(WatchedNode.Key.ENCODING.encode(key)))
                .isEqualTo(key);
    }

    private static WatchedNode watched(int days) {
        NodeWatcher watcher =
                new NodeWatcher(Rules.DEFAULT, (node, series, start) -> 0, node -> OptionalDouble.empty());
        ConditionWatcher conditions = new ConditionWatcher(Rules.DEFAULT);
        WatchedNode node = WatchedNode.unknown(PeriodLength.PT1H);
        Random random = new Random(3);
        for (int hour = 0; hour < 24 * days; hour++) {
            Instant start = MONDAY.plus(Duration.ofHours(hour));
            boolean workday = hour / 24 % 7 < 5;
            double level = (workday ? 1 : 0.4) * (hour % 24 < 8 ? 0.7 : 1) * (1 + 0.05 * random.nextGaussian());
            Aggregate aggregate = new Aggregate(
                    PLANT,
                    new Period(PeriodLength.PT1H, start),
                    true,
                    List.of(
                            new SeriesTotal("energy", Math.round(4_000_000 * level), 1, 1),
                            new SeriesTotal("output", Math.round(10_000_000 * level), 1, 1)),
                    Optional.empty());
            Outlook outlook = new Outlook(ZoneOffset.UTC, workday, Optional.empty());
            List<Watched> series = watcher.take(node.series(), aggregate, outlook, at -> Optional.empty());
            conditions.take(node.conditions(), Sighting.of(aggregate, outlook, series, start));
        }
        return node;
    }
}

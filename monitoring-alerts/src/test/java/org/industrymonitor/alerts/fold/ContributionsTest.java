package org.industrymonitor.alerts.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.industrymonitor.alerts.fold.Finding.Candidate;
import org.industrymonitor.alerts.fold.Finding.Shortfall;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;

/**
 * Forty plants of four counties of one city: whatever falls, and whoever is heard of first, the parts named of each county
 * and of the city add up to its fall to the last ten-thousandth.
 */
class ContributionsTest {

    private static final Instant START = Instant.parse("2024-06-10T00:00:00Z");
    private static final int PLANTS = 40;
    private static final int COUNTIES = 4;

    private final Folder folder = new Folder();
    private final FoldStateCodec codec = new FoldStateCodec();
    private final Map<String, FoldState> groups = new HashMap<>();
    private final List<Alert> told = new ArrayList<>();

    /** Of one period: what each plant is short of, who is heard of before its groups, and whether groups stand alerted. */
    private record Hour(List<Long> falls, List<Boolean> early, boolean firing) {}

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatIsNamedAddsUpAtEachLevel(@ForAll("hours") List<Hour> hours) {
        for (int i = 0; i < hours.size(); i++) {
            pass(hours.get(i), START.plusSeconds(3600L * i));
        }

        assertThat(told).filteredOn(alert -> alert.state() == AlertState.FIRING).allSatisfy(alert -> {
            assertThat(alert.contributors()).isNotEmpty();
            assertThat(alert.contributors().stream()
                            .mapToLong(Contributor::fall)
                            .sum())
                    .isEqualTo(alert.fall());
            assertThat(alert.contributors()).extracting(Contributor::node).doesNotHaveDuplicates();
        });
    }

    private void pass(Hour hour, Instant period) {
        shortfalls(hour, period, true);
        for (int county = 0; county < COUNTIES; county++) {
            candidate("county:C" + county, fall(hour, county), period, hour.firing());
        }
        candidate("city:R", hour.falls().stream().mapToLong(Long::longValue).sum(), period, hour.firing());
        shortfalls(hour, period, false);
    }

    private void shortfalls(Hour hour, Instant period, boolean early) {
        for (int plant = 0; plant < PLANTS; plant++) {
            long fall = hour.falls().get(plant);
            if (fall > 0 && hour.early().get(plant) == early) {
                tell("county:C" + plant % COUNTIES, "enterprise:P" + plant, fall, period);
                tell("city:R", "enterprise:P" + plant, fall, period);
            }
        }
        for (int county = 0; county < COUNTIES; county++) {
            if (fall(hour, county) > 0 && early) {
                tell("city:R", "county:C" + county, fall(hour, county), period);
            }
        }
    }

    private static long fall(Hour hour, int county) {
        long fall = 0;
        for (int plant = county; plant < PLANTS; plant += COUNTIES) {
            fall += hour.falls().get(plant);
        }
        return fall;
    }

    private void tell(String group, String part, long fall, Instant period) {
        settle(group, folder.take(state(group), new Shortfall(part, "output", PeriodLength.PT1H, period, fall, false)));
    }

    private void candidate(String group, long fall, Instant period, boolean firing) {
        Alert alert = new Alert(
                "output-drop:" + group,
                NodeId.parse(group),
                "output",
                AlertKind.OUTPUT_DROP,
                firing ? AlertState.FIRING : AlertState.RESOLVED,
                Severity.BLUE,
                PeriodLength.PT1H,
                START,
                START,
                firing ? Optional.empty() : Optional.of(period),
                1_000_0000 - fall,
                1_000_0000,
                3,
                "fell",
                List.of(),
                10,
                10);
        // Word that it stands, and told once with figures of its own, as when it gets graver.
        settle(group, folder.take(state(group), new Candidate(alert, period, true)));
        settle(group, folder.take(state(group), new Candidate(alert, period, false)));
    }

    private FoldState state(String group) {
        return groups.getOrDefault(group, FoldState.EMPTY);
    }

    private void settle(String group, Folder.Folded folded) {
        groups.put(group, codec.decode(codec.encode(folded.state())));
        told.addAll(folded.alerts());
    }

    @Provide
    Arbitrary<List<Hour>> hours() {
        Arbitrary<List<Long>> falls = Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.just(0L)),
                        Tuple.of(4, Arbitraries.longs().between(-20_000, 200_000)),
                        Tuple.of(1, Arbitraries.longs().between(1_000_000, 9_999_999)))
                .list()
                .ofSize(PLANTS);
        Arbitrary<List<Boolean>> early =
                Arbitraries.of(true, true, false).list().ofSize(PLANTS);
        return Combinators.combine(falls, early, Arbitraries.of(true, true, true, false))
                .as(Hour::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}

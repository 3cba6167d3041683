package org.industrymonitor.alerts.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.PeriodLength;

/** Whatever happens to a node, its alerts have a cause, a reason and an end. */
class LifeCycleTest {

    private static final int FORTNIGHT = 14 * 24;
    private static final int CALM = 16 * 24;
    private static final Set<AlertKind> FALLS = EnumSet.of(
            AlertKind.OUTPUT_DROP,
            AlertKind.ENERGY_DROP,
            AlertKind.STOPPAGE,
            AlertKind.OVERDUE_RESTART,
            AlertKind.OUTPUT_ENERGY_DIVERGENCE);

    /** What can happen. */
    private sealed interface Event {

        /** So many periods at a share of the ordinary. */
        record Run(int periods, double output, double energy) implements Event {}

        record Missing(int periods, long reported) implements Event {}

        /** A figure of some periods ago becomes that share of the ordinary. */
        record Correction(int ago, double output, double energy) implements Event {}

        record Planned(CalendarKind kind, int periods, double level) implements Event {}

        record Restart() implements Event {}
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyAlertHasOneBeginningWithACauseAndAnEnd(
            @ForAll("nodes") String node, @ForAll("events") List<Event> events) {
        Works works = after(node, events, true);
        Map<String, List<Alert>> lives = new LinkedHashMap<>();
        works.told.forEach(alert ->
                lives.computeIfAbsent(alert.id(), id -> new ArrayList<>()).add(alert));

        lives.values().forEach(LifeCycleTest::assertOneLife);
        assertThat(works.told).allSatisfy(alert -> assertThat(alert.reason()).isNotBlank());
        assertThat(works.told.stream().filter(alert -> alert.state() == AlertState.FIRING))
                .allSatisfy(LifeCycleTest::assertCause);
        assertThat(lives.values())
                .as("none stands when all has long been well")
                .allSatisfy(
                        life -> assertThat(life.get(life.size() - 1).state()).isNotEqualTo(AlertState.FIRING));
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void aRestartChangesNothing(@ForAll("nodes") String node, @ForAll("events") List<Event> events) {
        assertThat(after(node, events, true).told).isEqualTo(after(node, events, false).told);
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void nothingIsToldWithoutAFall(@ForAll("nodes") String node, @ForAll("ripples") List<Event> ripples) {
        assertThat(after(node, ripples, true).told).isEmpty();
    }

    /** One beginning, each colour graver than the one before, one end, and after it only a withdrawal. */
    private static void assertOneLife(List<Alert> life) {
        assertThat(life.get(0).state()).isEqualTo(AlertState.FIRING);
        for (int i = 1; i < life.size(); i++) {
            Alert before = life.get(i - 1);
            Alert now = life.get(i);
            switch (now.state()) {
                case FIRING -> {
                    assertThat(before.state()).isEqualTo(AlertState.FIRING);
                    assertThat(now.severity()).isGreaterThan(before.severity());
                }
                case RESOLVED, EXPLAINED -> {
                    assertThat(before.state()).isEqualTo(AlertState.FIRING);
                    Instant resolved = now.resolved().orElseThrow();
                    assertThat(resolved).isAfterOrEqualTo(now.raised());
                }
                case WITHDRAWN -> assertThat(before.state()).isNotEqualTo(AlertState.WITHDRAWN);
                case PENDING -> throw new AssertionError("pending is not told, was of " + now.id());
            }
        }
    }

    private static void assertCause(Alert alert) {
        if (FALLS.contains(alert.kind()) || alert.kind() == AlertKind.COVERAGE_LOW) {
            assertThat(alert.fall()).as(alert.id()).isPositive();
        } else if (alert.kind() == AlertKind.PLAN_UNUSED) {
            assertThat(alert.observed()).as(alert.id()).isGreaterThan(alert.expected() * 85 / 100);
        } else {
            assertThat(alert.fall()).as(alert.id()).isNegative();
        }
    }

    private static Works after(String node, List<Event> events, boolean restarts) {
        Works works = new Works(node, PeriodLength.PT1H).expecting(10).ordinary(FORTNIGHT);
        for (Event event : events) {
            happen(works, event, restarts);
        }
        return works.ordinary(CALM);
    }

    private static void happen(Works works, Event event, boolean restarts) {
        if (event instanceof Event.Run run) {
            works.run(run.periods(), run.output() * Works.OUTPUT, run.energy() * Works.ENERGY);
        } else if (event instanceof Event.Missing missing) {
            works.partly(missing.periods(), missing.reported());
        } else if (event instanceof Event.Correction correction) {
            works.take(
                    works.next() - correction.ago(),
                    correction.output() * Works.OUTPUT,
                    correction.energy() * Works.ENERGY,
                    10);
        } else if (event instanceof Event.Planned planned) {
            OptionalDouble level = planned.level() < 0.1 ? OptionalDouble.empty() : OptionalDouble.of(planned.level());
            works.plan(planned.kind(), planned.periods(), level);
        } else if (restarts) {
            works.restart();
        }
    }

    @Provide
    Arbitrary<String> nodes() {
        return Arbitraries.of("enterprise:E1", "county:C");
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Double> share = Arbitraries.of(0.0, 0.02, 0.3, 0.6, 0.85, 0.97, 1.0, 1.0, 1.03, 1.3);
        Arbitrary<Integer> periods = Arbitraries.of(1, 2, 3, 7, 20, 60, 250);
        Arbitrary<Event> run = Combinators.combine(periods, share, share).as(Event.Run::new);
        Arbitrary<Event> missing = Combinators.combine(
                        Arbitraries.of(1, 3, 8, 30), Arbitraries.longs().between(0, 9))
                .as(Event.Missing::new);
        Arbitrary<Event> correction = Combinators.combine(Arbitraries.of(1, 1, 2, 3, 8, 30), share, share)
                .as(Event.Correction::new);
        Arbitrary<Event> plan = Combinators.combine(
                        Arbitraries.of(
                                CalendarKind.CURB,
                                CalendarKind.PLANNED_OUTAGE,
                                CalendarKind.DECLARED_OUTAGE,
                                CalendarKind.RESERVE_SHUTDOWN),
                        Arbitraries.of(2, 10, 40),
                        Arbitraries.of(0.0, 0.5))
                .as(Event.Planned::new);
        Arbitrary<Event> restart = Arbitraries.just(new Event.Restart());
        return Arbitraries.oneOf(run, run, run, missing, correction, plan, restart)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** What does not matter: two per cent up and down, said again, restarted. */
    @Provide
    Arbitrary<List<Event>> ripples() {
        Arbitrary<Double> share = Arbitraries.of(0.98, 0.99, 1.0, 1.01, 1.02);
        Arbitrary<Event> run =
                Combinators.combine(Arbitraries.of(1, 2, 5, 20), share, share).as(Event.Run::new);
        Arbitrary<Event> correction = Combinators.combine(Arbitraries.integers().between(1, 30), share, share)
                .as(Event.Correction::new);
        return Arbitraries.oneOf(run, run, correction, Arbitraries.just(new Event.Restart()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}

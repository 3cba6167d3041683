package org.industrymonitor.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.alerts.watch.SeriesState;
import org.industrymonitor.alerts.watch.SeriesWatcher;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The production watch over the demo's month in the order in which it is said: late, twice, wrong and put right. */
class OutagesInDisorderTest {

    private static final AlertBook BOOK = new AlertBook(news -> {});
    private static List<Outage> outages;

    @BeforeAll
    static void watchTheReplay() {
        AemoDemo demo = new AemoDemo();
        outages = demo.outages().stream()
                .filter(outage -> outage.length().toHours() >= 8)
                .toList();
        Set<String> known = DemoResources.units().stream().map(PowerUnit::id).collect(Collectors.toSet());
        SeriesWatcher watcher = new SeriesWatcher(Tuning.DEFAULT);
        Map<String, SeriesState> states = new HashMap<>();
        demo.schedule().stream()
                .flatMap(List::stream)
                .filter(statement -> known.contains(statement.unit()))
                .filter(statement -> statement.megawattHours().isPresent())
                .forEach(statement -> take(watcher, states, statement).forEach(BOOK::add));
    }

    @Test
    void raisesEveryLongOutageOfACoalUnitWithinAnHour() {
        List<Outage> missed = new ArrayList<>(outages);
        missed.removeAll(BOOK.found(outages, Duration.ofHours(1)));

        assertThat(outages).hasSize(13);
        assertThat(missed).isEmpty();
    }

    @Test
    void whatStandsInTheEndIsLittleMoreThanOfTheMonthAsItWas() {
        assertThat(BOOK.withdrawn()).isPositive();
        assertThat(BOOK.count() - BOOK.withdrawn()).isBetween(15L, 57L);
    }

    private static List<Alert> take(SeriesWatcher watcher, Map<String, SeriesState> states, Statement statement) {
        DayOfWeek day = statement.start().getDayOfWeek();
        return watcher.take(
                        states.computeIfAbsent(statement.unit(), unit -> new SeriesState(Season.HOURS)),
                        NodeId.enterprise(statement.unit()),
                        new Period(PeriodLength.PT30M, statement.start().toInstant()),
                        new SeriesTotal(
                                "output",
                                FixedPoint.of(statement.megawattHours().orElseThrow()),
                                1,
                                1),
                        new Outlook(
                                statement.start().getOffset(), day.compareTo(DayOfWeek.FRIDAY) <= 0, Optional.empty()),
                        false)
                .alerts();
    }
}

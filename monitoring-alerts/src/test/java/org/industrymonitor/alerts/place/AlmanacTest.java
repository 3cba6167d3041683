package org.industrymonitor.alerts.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.alerts.watch.Plan;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Test;

class AlmanacTest {

    private static final Instant START = Instant.parse("2020-11-02T16:00:00Z");

    private final CalendarEntry ofPlant = entry("E1", 0, 3, CalendarKind.PLANNED_OUTAGE, "boiler");
    private final CalendarEntry ofCity = entry("region:R", 0, 9, CalendarKind.CURB, "smog; level=70%");
    private final Almanac almanac = new Almanac(List.of(ofPlant, ofCity));

    @Test
    void whatIsPlannedWiderIsPlannedForThePlantButItsOwnPlanIsTheOneThatNamesIt() {
        Outlook outlook = plant(5);

        assertThat(outlook.planned()).contains("curb smog; level=70%");
        assertThat(outlook.own()).map(Plan::words).contains("planned-outage boiler");
        assertThat(outlook.inForce(day(5))).isEmpty();
        assertThat(outlook.own().orElseThrow().isOver(day(5))).isTrue();
    }

    @Test
    void theCityIsHeldAgainstTheOrderThatNamesIt() {
        Outlook outlook = almanac.outlook(
                Set.of("city:R", "region:R"), Stream.of("*", "city:R", "region:R"), on(5), ZoneOffset.UTC);

        assertThat(outlook.inForce(day(5))).hasValueSatisfying(plan -> {
            assertThat(plan.kind()).isEqualTo(CalendarKind.CURB);
            assertThat(plan.level()).hasValue(0.7);
        });
    }

    @Test
    void knowsOfNoPlanThatHasNotBegun() {
        assertThat(plant(-1).own()).isEmpty();
    }

    @Test
    void ofTwoThatHaveBegunTheOneThatLastsLongerCounts() {
        Almanac longer = new Almanac(List.of(entry("E1", 1, 6, CalendarKind.DECLARED_OUTAGE, "pump"), ofPlant));

        assertThat(longer.outlook(Set.of("E1"), Stream.of("E1"), on(2), ZoneOffset.UTC)
                        .inForce(day(2)))
                .map(Plan::words)
                .contains("declared-outage pump");
    }

    private Outlook plant(int day) {
        return almanac.outlook(
                Set.of("E1", "enterprise:E1"),
                Stream.of("*", "E1", "enterprise:E1", "city:R", "region:R"),
                on(day),
                ZoneOffset.UTC);
    }

    private static Period on(int number) {
        return new Period(PeriodLength.P1D, day(number));
    }

    private static Instant day(int number) {
        return START.plusSeconds(86_400L * number);
    }

    private static CalendarEntry entry(String scope, int from, int to, CalendarKind kind, String note) {
        return new CalendarEntry(scope, day(from), day(to), kind, note);
    }
}

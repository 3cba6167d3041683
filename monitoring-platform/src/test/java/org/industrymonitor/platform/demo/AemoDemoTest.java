package org.industrymonitor.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AemoDemoTest {
    private static AemoDemo demo;
    private static List<List<Statement>> slots;

    @BeforeAll
    static void load() {
        demo = new AemoDemo();
        slots = demo.schedule();
    }

    @Test
    void registers203UnitsOf5Regions() {
        List<String> registry = text(demo.registry());
        assertThat(registry.size()).isEqualTo(204);
        assertThat(registry.get(0))
                .isEqualTo("enterprise,name,sector,region,groups,valid_from,valid_to,period,items,weight,capacity");
        assertThat(registry)
                .contains("BW01,\"Bayswater Power Station, unit BW01\",4411,NSW1-NCEN,BAYSW,2017-06-01,,PT30M,"
                        + "electricity-sent-out;fuel-heat,660.0,660.0");
    }

    @Test
    void everyCountyAndSectorOfTheRegisterIsInItsTree() {
        Set<String> regions = codes(demo.regions());
        Set<String> sectors = codes(demo.sectors());
        DemoResources.units().forEach(unit -> {
            assertThat(regions).contains(unit.county(), unit.region());
            assertThat(sectors).contains(unit.fuel().sector());
        });
    }

    @Test
    void labelsAHalfHourByItsStartAndCountsHalfTheMegawatts() {
        Statement first = slots.stream()
                .flatMap(List::stream)
                .filter(s -> s.unit().equals("BW01") && s.kind() != StatementKind.WRONG)
                .min(Comparator.comparing(Statement::start))
                .orElseThrow();
        assertThat(first.start()).isEqualTo(OffsetDateTime.parse("2017-06-01T00:00:00+10:00"));
        assertThat(first.megawattHours().orElseThrow())
                .isCloseTo(new BigDecimal("330.19168"), within(new BigDecimal("1e-9")));
    }

    @Test
    void writesARowForTheHeatOnlyWhereFuelIsBurnt() {
        OffsetDateTime start = OffsetDateTime.parse("2017-06-01T00:00:00+10:00");
        List<Statement> statements = List.of(
                new Statement("BW01", start, Optional.of(new BigDecimal("100")), 1, StatementKind.ON_TIME),
                new Statement("ARWF1", start, Optional.of(new BigDecimal("-0.5")), 2, StatementKind.ON_TIME),
                new Statement("BW02", start, Optional.of(new BigDecimal("-1")), 1, StatementKind.ON_TIME),
                new Statement("MLSP1", start, Optional.empty(), 1, StatementKind.ON_TIME));
        assertThat(text(demo.readings(statements)))
                .containsExactly(
                        "subject,measure,period_start,period,value,unit,revision",
                        "BW01,electricity-sent-out,2017-06-01T00:00+10:00,PT30M,100.0000,MWh,1",
                        "BW01,fuel-heat,2017-06-01T00:00+10:00,PT30M,1002.7855,GJ,1",
                        "ARWF1,electricity-sent-out,2017-06-01T00:00+10:00,PT30M,-0.5000,MWh,2",
                        "BW02,electricity-sent-out,2017-06-01T00:00+10:00,PT30M,-1.0000,MWh,1",
                        "BW02,fuel-heat,2017-06-01T00:00+10:00,PT30M,0.0000,GJ,1",
                        "MLSP1,electricity-sent-out,2017-06-01T00:00+10:00,PT30M,,MWh,1");
    }

    @Test
    void disturbsAboutAsManyReadingsAsDocumented() {
        Map<StatementKind, Integer> kinds = new EnumMap<>(StatementKind.class);
        slots.forEach(slot -> slot.forEach(s -> kinds.merge(s.kind(), 1, Integer::sum)));

        int readings = 264 * 1440;
        int said = kinds.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(said - kinds.get(StatementKind.REPEATED) - kinds.get(StatementKind.CORRECTED))
                .isEqualTo(readings);
        assertThat(kinds.get(StatementKind.LATE)).isBetween(readings / 55, readings / 45);
        assertThat(kinds.get(StatementKind.REPEATED))
                .isEqualTo(kinds.get(StatementKind.FIRST_OF_TWO))
                .isBetween(readings / 110, readings / 90);
        assertThat(kinds.get(StatementKind.CORRECTED))
                .isEqualTo(kinds.get(StatementKind.WRONG))
                .isBetween(readings / 300, readings / 100);
    }

    @Test
    void saysEveryReadingInTheEndAsItWasPublished() {
        Map<String, Statement> last = new HashMap<>();
        slots.forEach(slot -> slot.forEach(
                s -> last.merge(s.unit() + s.start(), s, (old, now) -> now.revision() >= old.revision() ? now : old)));

        assertThat(last).hasSize(264 * 1440);
        long blanks = 0;
        for (HalfHour halfHour : DemoResources.halfHours()) {
            for (HalfHour.Output output : halfHour.outputs()) {
                Optional<BigDecimal> said =
                        last.get(output.unit() + halfHour.start()).megawattHours();
                assertThat(said.map(v -> v.multiply(BigDecimal.valueOf(2)).stripTrailingZeros()))
                        .isEqualTo(output.megawatts().map(BigDecimal::stripTrailingZeros));
                blanks += said.isEmpty() ? 1 : 0;
            }
        }
        assertThat(blanks).isEqualTo(68);
    }

    @Test
    void saysNothingBeforeItsHalfHourAndNothingMoreThanTwoDaysAfter() {
        List<HalfHour> halfHours = DemoResources.halfHours();
        OffsetDateTime first = halfHours.get(0).start();
        for (int slot = 0; slot < slots.size(); slot++) {
            for (Statement statement : slots.get(slot)) {
                long delay = slot - Duration.between(first, statement.start()).toMinutes() / 30;
                switch (statement.kind()) {
                    case LATE -> assertThat(delay).isBetween(1L, 48L);
                    case REPEATED -> assertThat(delay).isBetween(0L, 3L);
                    case CORRECTED -> assertThat(delay).isBetween(2L, 96L);
                    default -> assertThat(delay).isZero();
                }
            }
        }
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(demo.schedule()).isEqualTo(slots);
    }

    @Test
    void knowsThirteenOutagesOfEightHoursOrMore() {
        assertThat(demo.outages()).hasSize(15);
        assertThat(demo.outages().stream().filter(o -> o.length().toHours() >= 8))
                .hasSize(13);
    }

    private static Set<String> codes(byte[] csv) {
        return text(csv).stream()
                .skip(1)
                .map(line -> line.split(",")[0])
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<String> text(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8).lines().toList();
    }
}

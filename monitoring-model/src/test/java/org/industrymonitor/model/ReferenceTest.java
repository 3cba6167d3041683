package org.industrymonitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.industrymonitor.model.csv.BundledReference;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private final Reference bundled = BundledReference.reference();

    @Test
    void namesEveryNodeOfACell() {
        assertThat(bundled.nodesOf(new Cell("410102", "3011"), List.of("chain-cement")))
                .extracting(NodeId::toString)
                .containsExactly(
                        "cell:410102/3011",
                        "sector:3011",
                        "sector:30",
                        "sector:C",
                        "county:410102",
                        "city:410100",
                        "sector-city:3011@410100",
                        "sector-city:30@410100",
                        "sector-city:C@410100",
                        "province:410000",
                        "sector-province:3011@410000",
                        "sector-province:30@410000",
                        "sector-province:C@410000",
                        "group:chain-cement");
    }

    @Test
    void namesTheChildOnTheWayFromEachNodeToTheCell() {
        List<Reference.Ancestor> ancestors =
                bundled.ancestors(new Cell("410102", "3011"), List.of("chain-cement*0.35", "park-7"));

        assertThat(ancestors)
                .extracting(ancestor -> ancestor.node() + " < "
                        + ancestor.child().map(NodeId::toString).orElse("none"))
                .containsExactly(
                        "cell:410102/3011 < none",
                        "sector:3011 < cell:410102/3011",
                        "sector:30 < sector:3011",
                        "sector:C < sector:30",
                        "county:410102 < cell:410102/3011",
                        "city:410100 < county:410102",
                        "sector-city:3011@410100 < cell:410102/3011",
                        "sector-city:30@410100 < sector-city:3011@410100",
                        "sector-city:C@410100 < sector-city:30@410100",
                        "province:410000 < city:410100",
                        "sector-province:3011@410000 < cell:410102/3011",
                        "sector-province:30@410000 < sector-province:3011@410000",
                        "sector-province:C@410000 < sector-province:30@410000",
                        "group:chain-cement < cell:410102/3011",
                        "group:park-7 < cell:410102/3011");
    }

    @Test
    void knowsNoAncestorsOfAnUnknownCellButItsGroups() {
        assertThat(Reference.EMPTY.ancestors(new Cell("x", "y"), List.of("g*0.5")))
                .containsExactly(
                        new Reference.Ancestor(NodeId.parse("cell:x/y"), Optional.empty()),
                        new Reference.Ancestor(NodeId.parse("group:g"), Optional.of(NodeId.parse("cell:x/y"))));
    }

    @Test
    void labelsPeriodsOfANodeInTheZoneOfItsRegion() {
        Reference sydney = Reference.EMPTY
                .with(new RegistryRecord.OfRegion(new RegionEntry(
                        "NSW",
                        "",
                        "",
                        Optional.empty(),
                        RegionLevel.PROVINCE,
                        Optional.of(ZoneId.of("Australia/Sydney")))))
                .with(new RegistryRecord.OfRegion(new RegionEntry(
                        "QLD", "", "", Optional.empty(), RegionLevel.PROVINCE, Optional.of(ZoneId.of("+10:00")))));
        assertThat(sydney.zone(NodeId.parse("sector-province:44@QLD"))).isEqualTo(ZoneId.of("+10:00"));
        assertThat(sydney.zone(NodeId.parse("sector-city:44@NSW"))).isEqualTo(ZoneId.of("Australia/Sydney"));
        assertThat(sydney.zone(NodeId.parse("sector:44"))).isEqualTo(Reference.DEFAULT_ZONE);
    }

    @Test
    void bundlesAll41DivisionsAndTheRegionsOfTheProvince() {
        assertThat(bundled.sectors().stream().filter(s -> s.code().length() == 2))
                .hasSize(41);
        assertThat(bundled.regions().stream().filter(r -> r.level() == RegionLevel.CITY))
                .hasSize(18);
        assertThat(bundled.sectors())
                .allSatisfy(s -> assertThat(bundled.sectorLine(s.code())
                                .get(bundled.sectorLine(s.code()).size() - 1)
                                .parent())
                        .isEmpty());
        assertThat(bundled.regions())
                .allSatisfy(r -> assertThat(bundled.zone(r.code())).isEqualTo(ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void bundlesEnergyCoefficientsOfAPlausibleSizeInUnitsThatConvert() {
        UnitTable units = BundledReference.units();
        assertThat(bundled.items()).allSatisfy(item -> {
            assertThat(units.unit(item.unit())).isPresent();
            assertThat(item.coefficients().get(0).value()).isBetween(new BigDecimal("0.01"), new BigDecimal("2"));
        });
    }

    @Test
    void convertsUnitsOfOneDimensionOnly() {
        UnitTable units = BundledReference.units();
        assertThat(UnitTable.convert(
                        new BigDecimal("41.2"),
                        units.unit("MWh").orElseThrow(),
                        units.unit("kWh").orElseThrow()))
                .isEqualByComparingTo("41200");
        assertThat(UnitTable.convert(
                        BigDecimal.ONE,
                        units.unit("GJ").orElseThrow(),
                        units.unit("kWh").orElseThrow()))
                .isBetween(new BigDecimal("277.7"), new BigDecimal("277.8"));
        assertThatThrownBy(() -> UnitTable.convert(
                        BigDecimal.ONE,
                        units.unit("t").orElseThrow(),
                        units.unit("kWh").orElseThrow()))
                .hasMessage("t is mass, kWh is energy");
    }

    @Test
    void survivesATreeThatGoesInCircles() {
        Reference circle = Reference.EMPTY
                .with(new RegistryRecord.OfSector(new SectorEntry("a", "", "", Optional.of("b"))))
                .with(new RegistryRecord.OfSector(new SectorEntry("b", "", "", Optional.of("a"))));
        assertThat(circle.sectorLine("a")).hasSize(2);
    }

    @Test
    void tellsAnEnterpriseFromANode() {
        assertThat(new Subject("BW01").isNode()).isFalse();
        assertThat(new Subject("sector:44").isNode()).isTrue();
        assertThatThrownBy(() -> new Subject("a|b")).hasMessageContaining("no '|'");
        assertThatThrownBy(() -> new EnterpriseEntry("sector:44", List.of(version(null, null))))
                .hasMessage("enterprise must hold no ':', is 'sector:44'");
    }

    @Test
    void countsAGroupNamedTwiceOnce() {
        EnterpriseVersion version = new EnterpriseVersion(
                "",
                "3011",
                "410102",
                List.of("chain", "park", "chain"),
                Optional.empty(),
                Optional.empty(),
                PeriodLength.P1D,
                List.of("clinker"),
                1,
                OptionalLong.empty());
        assertThat(version.groups()).containsExactly("chain", "park");
    }

    @Test
    void refusesVersionsThatOverlap() {
        EnterpriseVersion open = version(null, null);
        EnterpriseVersion later = version(LocalDate.of(2020, 1, 1), null);
        assertThatThrownBy(() -> new EnterpriseEntry("e", List.of(open, later)))
                .hasMessage("versions of enterprise 'e' must not overlap: one ends never, the next starts 2020-01-01");
        EnterpriseEntry entry = new EnterpriseEntry("e", List.of(version(null, LocalDate.of(2020, 1, 1)), later));
        assertThat(entry.versionOn(LocalDate.of(2019, 12, 31)))
                .contains(entry.versions().get(0));
        assertThat(entry.versionOn(LocalDate.of(2020, 1, 1))).contains(later);
    }

    private static EnterpriseVersion version(LocalDate from, LocalDate to) {
        return new EnterpriseVersion(
                "",
                "3011",
                "410102",
                List.of(),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                PeriodLength.P1D,
                List.of("clinker"),
                1,
                OptionalLong.empty());
    }
}

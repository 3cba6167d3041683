package org.industrymonitor.platform.reconcile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.SectorEntry;

/**
 * A small province, for tests: two counties of one city, two sectors of one. A tonne of steel counts for 3,000 yuan, since
 * 2025 for 4,000.
 *
 * <p>The mover reports days, from July 2024 on in the eastern county, with another weight and a share for the chain; the
 * monthly works stay in the western county, whole in the chain; the hourly mill is in the eastern one.
 */
final class TwoYears {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final PeriodGrid GRID = new PeriodGrid(ZONE);
    static final String STEEL = "crude-steel";
    static final String OUTPUT = "output";

    static final Reference REFERENCE = Reference.of(
            List.of(
                    new SectorEntry("3", "", "", Optional.empty()),
                    new SectorEntry("31", "", "", Optional.of("3")),
                    new SectorEntry("32", "", "", Optional.of("3"))),
            List.of(
                    new RegionEntry("41", "", "", Optional.empty(), RegionLevel.PROVINCE, Optional.of(ZONE)),
                    new RegionEntry("4101", "", "", Optional.of("41"), RegionLevel.CITY, Optional.empty()),
                    new RegionEntry("west", "", "", Optional.of("4101"), RegionLevel.COUNTY, Optional.empty()),
                    new RegionEntry("east", "", "", Optional.of("4101"), RegionLevel.COUNTY, Optional.empty())),
            List.of(new Item(
                    STEEL,
                    "",
                    "",
                    "t",
                    Measure.OUTPUT,
                    false,
                    List.of(
                            new Coefficient(Optional.empty(), new BigDecimal("3000")),
                            new Coefficient(Optional.of(LocalDate.of(2025, 1, 1)), new BigDecimal("4000"))))));

    private static final LocalDate MOVE = LocalDate.of(2024, 7, 1);

    private final Map<String, EnterpriseEntry> enterprises = new LinkedHashMap<>();
    private final List<Reading> readings = new ArrayList<>();

    TwoYears() {
        register(
                "mover",
                List.of(
                        version("31", "west", List.of(), Optional.empty(), Optional.of(MOVE), PeriodLength.P1D, "1"),
                        version(
                                "31",
                                "east",
                                List.of("chain*0.35"),
                                Optional.of(MOVE),
                                Optional.empty(),
                                PeriodLength.P1D,
                                "2.5")));
        register(
                "works",
                List.of(version(
                        "32", "west", List.of("chain"), Optional.empty(), Optional.empty(), PeriodLength.P1M, "3")));
        register(
                "mill",
                List.of(version(
                        "31", "east", List.of(), Optional.empty(), Optional.empty(), PeriodLength.PT1H, "0.5")));
    }

    void register(String id, List<EnterpriseVersion> versions) {
        enterprises.put(id, new EnterpriseEntry(id, versions));
    }

    static EnterpriseVersion version(
            String sector,
            String region,
            List<String> groups,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            PeriodLength period,
            String weight) {
        return new EnterpriseVersion(
                "",
                sector,
                region,
                groups,
                from,
                to,
                period,
                List.of(STEEL),
                FixedPoint.parse(weight),
                OptionalLong.empty());
    }

    /** So many tonnes of the period that starts then, local time; a later statement replaces an earlier one. */
    TwoYears states(String subject, PeriodLength length, String localStart, String tonnes) {
        return states(subject, length, localStart, tonnes, ReadingStatus.ACTUAL);
    }

    TwoYears retracts(String subject, PeriodLength length, String localStart) {
        return states(subject, length, localStart, "0", ReadingStatus.RETRACTED);
    }

    private TwoYears states(
            String subject, PeriodLength length, String localStart, String tonnes, ReadingStatus status) {
        readings.add(new Reading(
                subject,
                GRID.period(length, GRID.index(length, at(localStart))),
                List.of(new ItemValue(STEEL, FixedPoint.parse(tonnes))),
                readings.size() + 1,
                status,
                ""));
        return this;
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    BatchOracle oracle() {
        BatchOracle oracle = new BatchOracle(REFERENCE, enterprises);
        readings.forEach(oracle::add);
        return oracle;
    }
}

package org.industrymonitor.streams;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;

/** Entries and readings of a small province, in few words. */
final class Feed {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** In the province. */
    static final Instant NOON = Instant.parse("2020-04-01T04:00:00Z");

    private Feed() {}

    static List<RegistryRecord> reference() {
        return List.of(
                sector("C", null),
                sector("31", "C"),
                sector("3120", "31"),
                sector("30", "C"),
                sector("3011", "30"),
                region("410000", null, RegionLevel.PROVINCE),
                region("410100", "410000", RegionLevel.CITY),
                region("410102", "410100", RegionLevel.COUNTY),
                region("410103", "410100", RegionLevel.COUNTY),
                item("crude-steel", "t", Measure.OUTPUT, "3456.78"),
                item("clinker", "t", Measure.OUTPUT, "250"),
                item("electricity", "kWh", Measure.ENERGY, "0.1229"));
    }

    static RegistryRecord sector(String code, String parent) {
        return new RegistryRecord.OfSector(new SectorEntry(code, code, code, Optional.ofNullable(parent)));
    }

    static RegistryRecord region(String code, String parent, RegionLevel level) {
        return new RegistryRecord.OfRegion(new RegionEntry(
                code,
                code,
                code,
                Optional.ofNullable(parent),
                level,
                parent == null ? Optional.of(ZONE) : Optional.empty()));
    }

    static RegistryRecord item(String code, String unit, Measure measure, String coefficient) {
        return new RegistryRecord.OfItem(new Item(
                code,
                code,
                code,
                unit,
                measure,
                false,
                List.of(new Coefficient(Optional.empty(), new BigDecimal(coefficient)))));
    }

    static EnterpriseVersion version(String sector, String region, PeriodLength length, String... items) {
        return new EnterpriseVersion(
                "works",
                sector,
                region,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                length,
                List.of(items),
                FixedPoint.ONE,
                OptionalLong.empty());
    }

    static EnterpriseVersion during(EnterpriseVersion version, String from, String to) {
        return new EnterpriseVersion(
                version.name(),
                version.sector(),
                version.region(),
                version.groups(),
                Optional.ofNullable(from).map(LocalDate::parse),
                Optional.ofNullable(to).map(LocalDate::parse),
                version.period(),
                version.items(),
                version.weight(),
                version.capacity());
    }

    static EnterpriseVersion in(EnterpriseVersion version, String... groups) {
        return new EnterpriseVersion(
                version.name(),
                version.sector(),
                version.region(),
                List.of(groups),
                version.validFrom(),
                version.validTo(),
                version.period(),
                version.items(),
                version.weight(),
                version.capacity());
    }

    static EnterpriseVersion weighing(EnterpriseVersion version, String weight) {
        return new EnterpriseVersion(
                version.name(),
                version.sector(),
                version.region(),
                version.groups(),
                version.validFrom(),
                version.validTo(),
                version.period(),
                version.items(),
                FixedPoint.parse(weight),
                version.capacity());
    }

    /** Midnight in the province. */
    static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
    }

    /** Some time of a day in the province. */
    static Instant at(String dayAndTime) {
        return LocalDateTime.parse(dayAndTime).atZone(ZONE).toInstant();
    }

    static RegistryRecord enterprise(String id, EnterpriseVersion... versions) {
        return new RegistryRecord.OfEnterprise(new EnterpriseEntry(id, List.of(versions)));
    }

    static Reading reading(
            String subject, PeriodLength length, Instant start, long revision, String item, String value) {
        return new Reading(
                subject,
                new Period(length, start),
                List.of(new ItemValue(item, FixedPoint.parse(value))),
                revision,
                ReadingStatus.ACTUAL,
                "test");
    }

    static Reading retraction(String subject, PeriodLength length, Instant start, long revision, String item) {
        return new Reading(
                subject,
                new Period(length, start),
                List.of(new ItemValue(item, 0)),
                revision,
                ReadingStatus.RETRACTED,
                "test");
    }
}

package org.industrymonitor.model.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.proto.CoefficientProto;
import org.industrymonitor.model.proto.EnterpriseProto;
import org.industrymonitor.model.proto.EnterpriseVersionProto;
import org.industrymonitor.model.proto.ItemProto;
import org.industrymonitor.model.proto.MeasureProto;
import org.industrymonitor.model.proto.RegionLevelProto;
import org.industrymonitor.model.proto.RegionProto;
import org.industrymonitor.model.proto.RegistryRecordProto;
import org.industrymonitor.model.proto.SectorProto;

/** Registry records as messages. */
final class RegistryMessages {

    private static final EnumBridge<RegionLevelProto, RegionLevel> LEVEL =
            new EnumBridge<>(RegionLevelProto.class, RegionLevel.class);

    private static final EnumBridge<MeasureProto, Measure> MEASURE =
            new EnumBridge<>(MeasureProto.class, Measure.class);

    private RegistryMessages() {}

    static RegistryRecordProto toMessage(RegistryRecord entry) {
        RegistryRecordProto.Builder message = RegistryRecordProto.newBuilder();
        if (entry instanceof RegistryRecord.OfEnterprise enterprise) {
            message.setEnterprise(enterprise(enterprise.enterprise()));
        } else if (entry instanceof RegistryRecord.OfSector sector) {
            message.setSector(sector(sector.sector()));
        } else if (entry instanceof RegistryRecord.OfRegion region) {
            message.setRegion(region(region.region()));
        } else if (entry instanceof RegistryRecord.OfItem item) {
            message.setItem(item(item.item()));
        }
        return message.build();
    }

    static RegistryRecord fromMessage(RegistryRecordProto message) {
        return switch (message.getEntryCase()) {
            case ENTERPRISE -> new RegistryRecord.OfEnterprise(enterprise(message.getEnterprise()));
            case SECTOR -> new RegistryRecord.OfSector(sector(message.getSector()));
            case REGION -> new RegistryRecord.OfRegion(region(message.getRegion()));
            case ITEM -> new RegistryRecord.OfItem(item(message.getItem()));
            case ENTRY_NOT_SET -> throw new IllegalArgumentException("registry record without an entry");
        };
    }

    private static EnterpriseProto enterprise(EnterpriseEntry entry) {
        EnterpriseProto.Builder message = EnterpriseProto.newBuilder().setId(entry.id());
        for (EnterpriseVersion version : entry.versions()) {
            EnterpriseVersionProto.Builder v = EnterpriseVersionProto.newBuilder()
                    .setName(version.name())
                    .setSector(version.sector())
                    .setRegion(version.region())
                    .addAllGroups(version.groups())
                    .setPeriod(ReadingMessages.length(version.period()))
                    .addAllItems(version.items())
                    .setWeight(version.weight());
            version.validFrom().ifPresent(day -> v.setValidFromEpochDay((int) day.toEpochDay()));
            version.validTo().ifPresent(day -> v.setValidToEpochDay((int) day.toEpochDay()));
            version.capacity().ifPresent(v::setCapacity);
            message.addVersions(v);
        }
        return message.build();
    }

    private static EnterpriseEntry enterprise(EnterpriseProto message) {
        return new EnterpriseEntry(
                message.getId(),
                message.getVersionsList().stream()
                        .map(RegistryMessages::version)
                        .toList());
    }

    private static EnterpriseVersion version(EnterpriseVersionProto v) {
        return new EnterpriseVersion(
                v.getName(),
                v.getSector(),
                v.getRegion(),
                v.getGroupsList(),
                day(v.hasValidFromEpochDay(), v.getValidFromEpochDay()),
                day(v.hasValidToEpochDay(), v.getValidToEpochDay()),
                ReadingMessages.length(v.getPeriod()),
                v.getItemsList(),
                v.getWeight(),
                v.hasCapacity() ? OptionalLong.of(v.getCapacity()) : OptionalLong.empty());
    }

    private static SectorProto sector(SectorEntry entry) {
        return SectorProto.newBuilder()
                .setCode(entry.code())
                .setNameZh(entry.nameZh())
                .setNameEn(entry.nameEn())
                .setParent(entry.parent().orElse(""))
                .build();
    }

    private static SectorEntry sector(SectorProto message) {
        return new SectorEntry(message.getCode(), message.getNameZh(), message.getNameEn(), text(message.getParent()));
    }

    private static RegionProto region(RegionEntry entry) {
        return RegionProto.newBuilder()
                .setCode(entry.code())
                .setNameZh(entry.nameZh())
                .setNameEn(entry.nameEn())
                .setParent(entry.parent().orElse(""))
                .setLevel(LEVEL.generated(entry.level()))
                .setTimeZone(entry.timeZone().map(ZoneId::getId).orElse(""))
                .build();
    }

    private static RegionEntry region(RegionProto message) {
        return new RegionEntry(
                message.getCode(),
                message.getNameZh(),
                message.getNameEn(),
                text(message.getParent()),
                LEVEL.ours(message.getLevel()),
                text(message.getTimeZone()).map(ZoneId::of));
    }

    private static ItemProto item(Item item) {
        ItemProto.Builder message = ItemProto.newBuilder()
                .setCode(item.code())
                .setNameZh(item.nameZh())
                .setNameEn(item.nameEn())
                .setUnit(item.unit())
                .setMeasure(MEASURE.generated(item.measure()))
                .setSigned(item.signed());
        for (Coefficient coefficient : item.coefficients()) {
            CoefficientProto.Builder c =
                    CoefficientProto.newBuilder().setValue(coefficient.value().toPlainString());
            coefficient.validFrom().ifPresent(day -> c.setValidFromEpochDay((int) day.toEpochDay()));
            message.addCoefficients(c);
        }
        return message.build();
    }

    private static Item item(ItemProto message) {
        return new Item(
                message.getCode(),
                message.getNameZh(),
                message.getNameEn(),
                message.getUnit(),
                MEASURE.ours(message.getMeasure()),
                message.getSigned(),
                message.getCoefficientsList().stream()
                        .map(c -> new Coefficient(
                                day(c.hasValidFromEpochDay(), c.getValidFromEpochDay()), new BigDecimal(c.getValue())))
                        .toList());
    }

    private static Optional<LocalDate> day(boolean present, int epochDay) {
        return present ? Optional.of(LocalDate.ofEpochDay(epochDay)) : Optional.empty();
    }

    private static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}

package org.industrymonitor.model.csv;

import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.GroupShare;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.Unit;

/** Reads the files of the contract: CSV with a header, columns in any order. */
public final class ContractFiles {

    private ContractFiles() {}

    /** {@code code,name_zh,name_en,parent}. */
    public static ParsedFile<SectorEntry> sectors(Reader file) {
        return each(
                file,
                List.of("code", "name_zh", "name_en", "parent"),
                List.of(),
                row -> new SectorEntry(
                        row.required("code"), row.text("name_zh"), row.text("name_en"), row.optional("parent")));
    }

    /** {@code code,name_zh,name_en,parent,level[,time_zone]}. */
    public static ParsedFile<RegionEntry> regions(Reader file) {
        return each(
                file,
                List.of("code", "name_zh", "name_en", "parent", "level"),
                List.of("time_zone"),
                row -> new RegionEntry(
                        row.required("code"),
                        row.text("name_zh"),
                        row.text("name_en"),
                        row.optional("parent"),
                        row.parsed("level", RegionLevel::parse, "country, province, city, county"),
                        row.optional("time_zone").map(ContractFiles::zone)));
    }

    /** {@code code,dimension,factor}. */
    public static ParsedFile<Unit> units(Reader file) {
        return each(
                file,
                List.of("code", "dimension", "factor"),
                List.of(),
                row -> new Unit(
                        row.required("code"),
                        row.required("dimension"),
                        row.decimal("factor").orElseThrow(() -> new Row.Fault("factor", "must not be empty"))));
    }

    /**
     * {@code code,name_zh,name_en,unit,measure,signed,valid_from,coefficient}; the rows of one code are the coefficients
     * of one item, oldest first, and the first of them names it.
     */
    public static ParsedFile<Item> items(Reader file) {
        return grouped(
                file,
                List.of("code", "name_zh", "name_en", "unit", "measure", "coefficient"),
                List.of("signed", "valid_from"),
                "code",
                (code, row) -> new Item(
                        code,
                        row.text("name_zh"),
                        row.text("name_en"),
                        row.required("unit"),
                        row.parsed("measure", ContractFiles::measure, "output, energy"),
                        row.text("signed").equals("true"),
                        List.of(new Coefficient(
                                row.day("valid_from"),
                                row.decimal("coefficient")
                                        .orElseThrow(() -> new Row.Fault("coefficient", "must not be empty"))))),
                (code, parts) -> {
                    Item first = parts.get(0);
                    return new Item(
                            code,
                            first.nameZh(),
                            first.nameEn(),
                            first.unit(),
                            first.measure(),
                            first.signed(),
                            parts.stream()
                                    .flatMap(item -> item.coefficients().stream())
                                    .toList());
                });
    }

    /**
     * {@code enterprise,name,sector,region,groups,valid_from,valid_to,period,items,weight,capacity}; the rows of one
     * enterprise are its versions, oldest first.
     */
    public static ParsedFile<EnterpriseEntry> registry(Reader file) {
        return grouped(
                file,
                List.of("enterprise", "name", "sector", "region", "period", "items"),
                List.of("groups", "valid_from", "valid_to", "weight", "capacity"),
                "enterprise",
                (id, row) -> version(row),
                EnterpriseEntry::new);
    }

    /** {@code scope,start,end,kind,note}; days are those of the zone. */
    public static ParsedFile<CalendarEntry> calendar(Reader file, ZoneId zone) {
        return each(
                file,
                List.of("scope", "start", "end", "kind"),
                List.of("note"),
                row -> new CalendarEntry(
                        row.required("scope"),
                        instant(row, "start", zone),
                        instant(row, "end", zone),
                        row.parsed("kind", CalendarKind::parse, "the calendar kinds, such as curb or public-holiday"),
                        row.text("note")));
    }

    private static EnterpriseVersion version(Row row) {
        Optional<BigDecimal> capacity = row.decimal("capacity");
        return new EnterpriseVersion(
                row.text("name"),
                row.required("sector"),
                row.required("region"),
                groups(row),
                row.day("valid_from"),
                row.day("valid_to"),
                row.parsed("period", PeriodLength::parse, "PT1M, PT5M, PT10M, PT15M, PT30M, PT1H, P1D, P1M"),
                row.list("items"),
                row.decimal("weight").map(FixedPoint::of).orElse(FixedPoint.ONE),
                capacity.map(c -> OptionalLong.of(FixedPoint.of(c))).orElse(OptionalLong.empty()));
    }

    private static List<String> groups(Row row) {
        List<String> groups = row.list("groups");
        try {
            groups.forEach(GroupShare::parse);
        } catch (IllegalArgumentException invalid) {
            throw new Row.Fault("groups", invalid.getMessage());
        }
        return groups;
    }

    private static Optional<Measure> measure(String word) {
        return switch (word) {
            case "output" -> Optional.of(Measure.OUTPUT);
            case "energy" -> Optional.of(Measure.ENERGY);
            default -> Optional.empty();
        };
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new Row.Fault("time_zone", "must be a time zone such as Asia/Shanghai or +10:00, is '" + name + "'");
        }
    }

    private static Instant instant(Row row, String field, ZoneId zone) {
        String text = row.required(field);
        try {
            Instant instant = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            Row.within(field, LocalDate.ofInstant(instant, zone));
            return instant;
        } catch (DateTimeException unreadable) {
            throw new Row.Fault(
                    field,
                    "must be a day, or an instant with offset such as 2020-04-01T08:00:00+08:00, is '" + text + "'");
        }
    }

    private static <T> ParsedFile<T> each(
            Reader file, List<String> required, List<String> optional, Function<Row, T> parser) {
        List<T> entries = new ArrayList<>();
        List<FileFault> faults =
                new RowReader(required, optional).read(file, (row, line) -> entries.add(parser.apply(row)));
        return new ParsedFile<>(entries, faults);
    }

    private interface PartParser<P> {
        P parse(String key, Row row);
    }

    private interface Joiner<P, T> {
        T join(String key, List<P> parts);
    }

    private static <P, T> ParsedFile<T> grouped(
            Reader file,
            List<String> required,
            List<String> optional,
            String keyField,
            PartParser<P> parser,
            Joiner<P, T> joiner) {
        Map<String, List<P>> parts = new LinkedHashMap<>();
        Map<String, Long> firstLine = new LinkedHashMap<>();
        List<FileFault> faults = new ArrayList<>(new RowReader(required, optional).read(file, (row, line) -> {
            String key = row.required(keyField);
            parts.computeIfAbsent(key, k -> new ArrayList<>()).add(parser.parse(key, row));
            firstLine.putIfAbsent(key, line);
        }));
        List<T> entries = new ArrayList<>();
        parts.forEach((key, list) -> {
            if (list.isEmpty()) {
                return;
            }
            try {
                entries.add(joiner.join(key, list));
            } catch (IllegalArgumentException invalid) {
                faults.add(new FileFault(firstLine.get(key), keyField, invalid.getMessage()));
            }
        });
        return new ParsedFile<>(entries, faults);
    }
}

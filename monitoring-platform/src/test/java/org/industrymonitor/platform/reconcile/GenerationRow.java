package org.industrymonitor.platform.reconcile;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;

/**
 * A line of India's daily generation report: what a unit, a station or a group of stations did on one day. The folder
 * that {@code -DlocalData} names holds the report in {@code npp-2025}.
 */
final class GenerationRow {

    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private static final String IMPORT = "IMPORT";

    private final NamedCsvRecord fields;

    private GenerationRow(NamedCsvRecord fields) {
        this.fields = fields;
    }

    /** Units, day after day. */
    static List<GenerationRow> units() {
        return read("units.csv.gz");
    }

    /** Stations and the publisher's totals of their types, sectors, states and regions, day after day. */
    static List<GenerationRow> levels() {
        return read("published-levels.csv.gz");
    }

    private static List<GenerationRow> read(String file) {
        Path path = Path.of(System.getProperty("localData"), "npp-2025", file);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return reader.stream().map(GenerationRow::new).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String level() {
        return text("level");
    }

    boolean isStation() {
        return level().equals("STATION");
    }

    LocalDate day() {
        return LocalDate.parse(text("date"));
    }

    Period period() {
        return new Period(PeriodLength.P1D, day().atStartOfDay(ZONE).toInstant());
    }

    String station() {
        return text("station");
    }

    String unit() {
        return text("unit");
    }

    String remarks() {
        return text("remarks");
    }

    String region() {
        return text("region");
    }

    /** A code of the state within its region. */
    String state() {
        return region() + "." + text("state");
    }

    /** Who owns the station; of imports the report says neither owner nor type. */
    String owner() {
        return orImport("sector");
    }

    /** A code of the type of station under its owner. */
    String type() {
        return owner() + "." + orImport("station_type");
    }

    /** The node that the row is the publisher's total of. */
    String node() {
        return switch (level()) {
            case "REGION" -> "province:" + region();
            case "STATE" -> "city:" + state();
            case "SECTOR" -> "sector-city:" + owner() + "@" + state();
            case "TYPE" -> "sector-city:" + type() + "@" + state();
            case "STATION" -> "enterprise:" + station();
            default -> throw new IllegalStateException("unknown level in " + fields);
        };
    }

    /** The figure of a column, fixed point; empty where the report leaves it blank. */
    OptionalLong figure(String column) {
        String figure = text(column);
        return figure.isEmpty() ? OptionalLong.empty() : OptionalLong.of(FixedPoint.parse(figure));
    }

    private String orImport(String column) {
        return text(column).isEmpty() ? IMPORT : text(column);
    }

    private String text(String column) {
        return fields.getField(column);
    }
}

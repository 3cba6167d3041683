package org.industrymonitor.platform.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.csv.ContractFiles;

/**
 * The Australian National Electricity Market in June 2017 as feed files of this platform: a unit is an enterprise, its
 * fuel gives its sector, its zone its county, its station its group.
 */
final class AemoDemo {
    static final String OUTPUT_ITEM = "electricity-sent-out";
    static final String HEAT_ITEM = "fuel-heat";

    static final String READINGS_HEADER = "subject,measure,period_start,period,value,unit,revision\n";
    private static final int DECIMALS = 4;

    private final Map<String, PowerUnit> units = new HashMap<>();
    private final List<PowerUnit> register;

    AemoDemo() {
        register = DemoResources.units();
        register.forEach(unit -> units.put(unit.id(), unit));
    }

    /** What is said in each half-hour of the replay. */
    List<List<Statement>> schedule() {
        return ReplaySchedule.of(DemoResources.halfHours(), new SplittableRandom(ReplaySchedule.SEED));
    }

    List<Outage> outages() {
        return DemoResources.outages();
    }

    byte[] sectors() {
        return DemoResources.bytes("sectors.csv");
    }

    byte[] regions() {
        return DemoResources.bytes("regions.csv");
    }

    byte[] items() {
        return DemoResources.bytes("items.csv");
    }

    /** The units as registry.csv. */
    byte[] registry() {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(
                "enterprise",
                "name",
                "sector",
                "region",
                "groups",
                "valid_from",
                "valid_to",
                "period",
                "items",
                "weight",
                "capacity");
        for (PowerUnit unit : register) {
            csv.writeRecord(
                    unit.id(),
                    unit.stationName() + ", unit " + unit.id(),
                    unit.fuel().sector(),
                    unit.county(),
                    unit.station(),
                    "2017-06-01",
                    "",
                    "PT30M",
                    unit.fuel().isBurnt() ? OUTPUT_ITEM + ";" + HEAT_ITEM : OUTPUT_ITEM,
                    unit.capacity().toPlainString(),
                    unit.capacity().toPlainString());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Statements as readings.csv: a row for the electricity and, of a unit that burns fuel, one for the heat. */
    byte[] readings(List<Statement> statements) {
        return (READINGS_HEADER + text(statements)).getBytes(StandardCharsets.UTF_8);
    }

    /** The same without the header. */
    byte[] rowsOf(List<Statement> statements) {
        return text(statements).getBytes(StandardCharsets.UTF_8);
    }

    private String text(List<Statement> statements) {
        StringBuilder csv = new StringBuilder(128 * statements.size());
        for (Statement statement : statements) {
            row(csv, statement, OUTPUT_ITEM, print(statement.megawattHours().orElse(null)), "MWh");
            if (burnsFuel(statement)) {
                PowerUnit unit = units.get(statement.unit());
                String heat = statement
                        .megawattHours()
                        .map(output -> output.max(BigDecimal.ZERO).multiply(unit.heatRate()))
                        .map(AemoDemo::print)
                        .orElse("");
                row(csv, statement, HEAT_ITEM, heat, "GJ");
            }
        }
        return csv.toString();
    }

    /** How many rows the statements make. */
    long rows(List<List<Statement>> slots) {
        return slots.stream()
                .flatMap(List::stream)
                .mapToLong(statement -> burnsFuel(statement) ? 2 : 1)
                .sum();
    }

    /** What people call the nodes of this market. */
    NodeNames names() {
        Reference reference = Reference.of(
                ContractFiles.sectors(text(sectors())).orThrow("sectors.csv"),
                ContractFiles.regions(text(regions())).orThrow("regions.csv"),
                ContractFiles.items(text(items())).orThrow("items.csv"));
        return new NodeNames(reference, ContractFiles.registry(text(registry())).orThrow("registry.csv"));
    }

    private static Reader text(byte[] csv) {
        return new StringReader(new String(csv, StandardCharsets.UTF_8));
    }

    private boolean burnsFuel(Statement statement) {
        PowerUnit unit = units.get(statement.unit());
        return unit != null && unit.fuel().isBurnt();
    }

    private static void row(StringBuilder csv, Statement statement, String item, String value, String unit) {
        csv.append(statement.unit()).append(',').append(item).append(',').append(statement.start());
        csv.append(",PT30M,").append(value).append(',').append(unit).append(',');
        csv.append(statement.revision()).append('\n');
    }

    private static String print(BigDecimal quantity) {
        return quantity == null
                ? ""
                : quantity.setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }
}

package org.industrymonitor.platform.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the bundled files of the demo as they were published. */
public final class DemoResources {
    private static final ZoneOffset MARKET_TIME = ZoneOffset.ofHours(10);
    private static final DateTimeFormatter SETTLEMENT_DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private DemoResources() {}

    /** The master records. */
    public static List<PowerUnit> units() {
        List<PowerUnit> units = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = csv("generators.csv")) {
            for (NamedCsvRecord row : rows) {
                units.add(new PowerUnit(
                        row.getField("DUID"),
                        row.getField("STATIONID"),
                        row.getField("STATIONNAME"),
                        row.getField("NEM_REGION"),
                        row.getField("NEM_ZONE"),
                        Fuel.named(row.getField("FUEL_TYPE")),
                        new BigDecimal(row.getField("REG_CAP")),
                        new BigDecimal(row.getField("HEAT_RATE"))));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return units;
    }

    /** The half-hours in order of time, each labelled by its start although the file names its end. */
    public static List<HalfHour> halfHours() {
        List<HalfHour> halfHours = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = csv("signals_dispatch.csv.gz")) {
            for (NamedCsvRecord row : rows) {
                OffsetDateTime end =
                        LocalDateTime.parse(row.getField(0), SETTLEMENT_DATE).atOffset(MARKET_TIME);
                List<HalfHour.Output> outputs = new ArrayList<>(row.getFieldCount() - 1);
                for (int column = 1; column < row.getFieldCount(); column++) {
                    String megawatts = row.getField(column);
                    outputs.add(new HalfHour.Output(
                            row.getHeader().get(column),
                            megawatts.isBlank() ? Optional.empty() : Optional.of(new BigDecimal(megawatts))));
                }
                halfHours.add(new HalfHour(end.minusMinutes(30), outputs));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return halfHours;
    }

    static List<Outage> outages() {
        List<Outage> outages = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = csv("labels-coal-outages.csv")) {
            for (NamedCsvRecord row : rows) {
                outages.add(new Outage(
                        row.getField("subject"),
                        OffsetDateTime.parse(row.getField("start")).toInstant(),
                        OffsetDateTime.parse(row.getField("end")).toInstant()));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return outages;
    }

    /** A bundled file as it is. */
    static byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static CsvReader<NamedCsvRecord> csv(String name) throws IOException {
        return CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(open(name), StandardCharsets.UTF_8));
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = DemoResources.class.getResourceAsStream("/demo/" + name);
        if (in == null) {
            throw new IllegalStateException("resource demo/" + name + " is not bundled");
        }
        return name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }
}

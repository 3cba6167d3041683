package org.industrymonitor.platform.backtest;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.csv.ContractFiles;

/**
 * Readings in order of time, with the calendar that was known.
 *
 * @param series what reports, in the order in which it appears
 * @param figures by period, within a period in the order of the files
 * @param calendar entries, their scopes as {@link Series#scope}
 */
public record History(List<Series> series, List<Figure> figures, List<CalendarEntry> calendar) {

    private static final int GZIP_MAGIC = 0x1f8b;

    /**
     * One figure.
     *
     * @param series number of its series
     * @param start label of its period
     * @param value fixed point
     */
    public record Figure(int series, Instant start, long value) {}

    public History {
        series = List.copyOf(series);
        figures = List.copyOf(figures);
        calendar = List.copyOf(calendar);
    }

    /**
     * Reads files of the contract, which may be gzipped.
     *
     * @throws IllegalArgumentException naming the file and the line that cannot be understood
     */
    public static History read(List<Path> readings, Optional<Path> calendar) throws IOException {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Series> series = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (Path file : readings) {
            try (CsvReader<NamedCsvRecord> rows = rows(file)) {
                for (NamedCsvRecord row : rows) {
                    take(file, row, numbers, series, figures);
                }
            }
        }
        figures.sort(Comparator.comparing(Figure::start));
        ZoneId zone = series.isEmpty() ? ZoneOffset.UTC : series.get(0).offset();
        List<CalendarEntry> entries = calendar.isEmpty() ? List.of() : calendar(calendar.get(), zone);
        return new History(series, figures, entries);
    }

    /** The records of a CSV file with a header, which may be gzipped. */
    static CsvReader<NamedCsvRecord> rows(Path file) throws IOException {
        return CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(text(file));
    }

    /** The text of a file, which may be gzipped. */
    public static Reader text(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return new InputStreamReader(magic == GZIP_MAGIC ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8);
    }

    private static void take(
            Path file, NamedCsvRecord row, Map<String, Integer> numbers, List<Series> series, List<Figure> figures) {
        try {
            String start = row.getField("period_start");
            boolean isDay = start.length() == 10;
            Integer number = numbers.get(row.getField("subject") + "\n" + row.getField("measure"));
            if (number == null) {
                number = series.size();
                numbers.put(row.getField("subject") + "\n" + row.getField("measure"), number);
                series.add(new Series(
                        row.getField("subject"),
                        row.getField("measure"),
                        PeriodLength.parse(row.getField("period"))
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "period must be one of PT1M to P1M, is " + row.getField("period"))),
                        isDay ? ZoneOffset.UTC : OffsetDateTime.parse(start).getOffset()));
            }
            Instant label = isDay
                    ? LocalDate.parse(start).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(start).toInstant();
            figures.add(new Figure(number, label, FixedPoint.of(new BigDecimal(row.getField("value")))));
        } catch (RuntimeException invalid) {
            throw new IllegalArgumentException(
                    file + ":" + row.getStartingLineNumber() + ": " + invalid.getMessage(), invalid);
        }
    }

    private static List<CalendarEntry> calendar(Path file, ZoneId zone) throws IOException {
        StringWriter whole = new StringWriter();
        try (Reader text = text(file)) {
            text.transferTo(whole);
        }
        return ContractFiles.calendar(new StringReader(Series.scope(whole.toString())), zone)
                .orThrow(file.toString());
    }

    /** Number of series. */
    public int size() {
        return series.size();
    }

    /** The season of the series of that number. */
    public Season season(int number) {
        return Season.of(series.get(number).length());
    }

    /** How many days a period of the series stands for. */
    public double days(int number) {
        return series.get(number).days();
    }

    /** The number of the period of the series that starts then. */
    public long number(int number, Instant start) {
        Series one = series.get(number);
        return one.number(one.label(start));
    }
}

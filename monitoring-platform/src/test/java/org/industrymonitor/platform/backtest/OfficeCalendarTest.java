package org.industrymonitor.platform.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The power that Taiwan's industry used each day from 2016 to September 2019, and the days off of its offices. */
@Tag("local-data")
class OfficeCalendarTest {

    private static final Path DATA = Path.of(System.getProperty("localData", ""), "taiwan-industrial-power");
    private static final Path READINGS = DATA.resolve("taiwan_industrial_electricity_20160101_20190930.csv");
    private static final Path CALENDAR = DATA.resolve("tw_office_calendar.csv");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/M/d");

    @Test
    void raisesNothingOnAHolidayThatTheCalendarKnowsAndSomethingWithoutIt() throws IOException {
        List<CalendarEntry> calendar = calendar();

        List<Raised> with = alerts(calendar);
        List<Raised> without = alerts(List.of());

        System.out.printf(
                "taiwan: with the calendar %d alerts, %d of them on its days; without it %d, of them %d%n",
                with.size(),
                on(calendar, with).size(),
                without.size(),
                on(calendar, without).size());
        assertThat(on(calendar, with)).isEmpty();
        assertThat(on(calendar, without)).hasSizeGreaterThanOrEqualTo(4);
    }

    private static List<Raised> alerts(List<CalendarEntry> calendar) throws IOException {
        Series series = new Series("TW", "output", PeriodLength.P1D, ZoneOffset.UTC);
        return new Replay(new History(List.of(series), figures(), calendar), Rules.of(Tuning.DEFAULT, Weighing.SHIPPED))
                .run(Replay.Observer.NONE, taken -> {});
    }

    private static List<Raised> on(List<CalendarEntry> calendar, List<Raised> alerts) {
        return alerts.stream()
                .filter(alert -> calendar.stream()
                        .anyMatch(entry -> entry.isInForce(midnight(LocalDate.parse(alert.raisedAt())))))
                .toList();
    }

    private static List<History.Figure> figures() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = History.rows(READINGS)) {
            return rows.stream()
                    .filter(row -> !row.getField(5).isBlank())
                    .map(row -> new History.Figure(0, day(row), FixedPoint.of(new BigDecimal(row.getField(5)))))
                    .toList();
        }
    }

    private static List<CalendarEntry> calendar() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = History.rows(CALENDAR)) {
            return rows.stream().flatMap(row -> entry(row).stream()).toList();
        }
    }

    /** Weekends that are nothing more are known without a calendar. */
    private static Optional<CalendarEntry> entry(NamedCsvRecord row) {
        boolean off = row.getField(2).equals("是");
        boolean madeUp = row.getField(3).equals("補行上班日");
        boolean weekend = row.getField(1).isEmpty() && row.getField(3).startsWith("星期");
        if (madeUp || off && !weekend) {
            CalendarKind kind = madeUp ? CalendarKind.MAKEUP_WORKDAY : CalendarKind.PUBLIC_HOLIDAY;
            Instant start = day(row);
            return Optional.of(
                    new CalendarEntry(CalendarEntry.EVERYONE, start, start.plusSeconds(86_400), kind, row.getField(1)));
        }
        return Optional.empty();
    }

    private static Instant day(NamedCsvRecord row) {
        return midnight(LocalDate.parse(row.getField(0), DAY));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

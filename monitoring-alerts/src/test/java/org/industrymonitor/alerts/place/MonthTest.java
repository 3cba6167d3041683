package org.industrymonitor.alerts.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Stream;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2019-06-01, 20, 30", // begins and ends on a weekend
        "2019-07-01, 23, 31",
        "2015-02-01, 20, 28"
    })
    void countsTheDaysFromMondayToFriday(LocalDate month, int worked, int days) {
        assertThat(outlook(month).work()).isCloseTo(Math.log(worked / (days * 5.0 / 7)), within(1e-12));
    }

    @Test
    void countsHolidaysOffAndDaysWorkedInsteadOn() {
        Outlook october = outlook(
                LocalDate.of(2015, 10, 1),
                entry(CalendarKind.PUBLIC_HOLIDAY, "2015-10-01", "2015-10-08"),
                entry(CalendarKind.MAKEUP_WORKDAY, "2015-10-10", "2015-10-11"));

        // 22 weekdays, of which five are off, and a Saturday
        assertThat(october.work()).isCloseTo(Math.log(18 / (31 * 5.0 / 7)), within(1e-12));
    }

    @Test
    void isJudgedThoughItBeginsWithAHoliday() {
        Outlook january =
                outlook(LocalDate.of(2015, 1, 1), entry(CalendarKind.PUBLIC_HOLIDAY, "2015-01-01", "2015-01-04"));

        assertThat(january.rest()).isEmpty();
        assertThat(january.workday()).isTrue();
    }

    @Test
    void isOneInWhichPeopleWorkThoughItBeginsWithASunday() {
        assertThat(outlook(LocalDate.of(2015, 3, 1)).workday()).isTrue();
    }

    @Test
    void isOffWhenHalfOfItIs() {
        Outlook february =
                outlook(LocalDate.of(2015, 2, 1), entry(CalendarKind.PUBLIC_HOLIDAY, "2015-02-01", "2015-03-01"));

        assertThat(february.rest()).isPresent();
        assertThat(february.work()).isCloseTo(0, within(1e-12));
    }

    @Test
    void isPlannedToFallWhenPartOfItIsWheneverThatBegins() {
        LocalDate june = LocalDate.of(2015, 6, 1);

        assertThat(outlook(june, entry(CalendarKind.PLANNED_OUTAGE, "2015-06-10", "2015-06-20"))
                        .planned())
                .isPresent();
        assertThat(outlook(june, entry(CalendarKind.PLANNED_OUTAGE, "2015-06-01", "2015-06-03"))
                        .planned())
                .isEmpty();
        assertThat(outlook(june, entry(CalendarKind.PLANNED_OUTAGE, "2015-04-01", "2015-06-01"))
                        .planned())
                .isEmpty();
    }

    private static Outlook outlook(LocalDate month, CalendarEntry... entries) {
        Period period = new Period(PeriodLength.P1M, month.atStartOfDay(ZONE).toInstant());
        return new Almanac(Arrays.asList(entries)).outlook(Stream.of(CalendarEntry.EVERYONE), period, ZONE);
    }

    private static CalendarEntry entry(CalendarKind kind, String from, String to) {
        return new CalendarEntry(
                CalendarEntry.EVERYONE,
                LocalDate.parse(from).atStartOfDay(ZONE).toInstant(),
                LocalDate.parse(to).atStartOfDay(ZONE).toInstant(),
                kind,
                "");
    }
}

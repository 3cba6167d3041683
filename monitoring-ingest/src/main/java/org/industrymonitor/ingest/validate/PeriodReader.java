package org.industrymonitor.ingest.validate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.RefusalCode;

/**
 * Reads the two fields of a period.  A start without offset is local time in the zone given: a date-time (with a T or a
 * blank between), a date, or a month.
 */
final class PeriodReader {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2900-01-01T00:00:00Z");

    private PeriodReader() {}

    static PeriodLength length(String text) {
        if (text.isEmpty()) {
            throw new Fault("period", RefusalCode.MISSING_FIELD, "period must be given");
        }
        return PeriodLength.parse(text)
                .orElseThrow(() -> new Fault(
                        "period",
                        RefusalCode.BAD_PERIOD,
                        "period must be one of PT1M, PT5M, PT10M, PT15M, PT30M, PT1H, P1D, P1M, is '" + text + "'"));
    }

    static Period period(PeriodLength length, String start, ZoneId zone) {
        if (start.isEmpty()) {
            throw new Fault("period_start", RefusalCode.MISSING_FIELD, "period_start must be given");
        }
        try {
            Instant instant = instant(start, zone);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new DateTimeException("out of range");
            }
            return new Period(length, instant);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Fault(
                    "period_start",
                    RefusalCode.BAD_PERIOD,
                    "period_start must be a date or date-time of ISO 8601 in whole seconds such as"
                            + " 2020-04-01T08:00:00+08:00, is '" + start + "'");
        }
    }

    private static Instant instant(String start, ZoneId zone) {
        if (start.length() == 7) {
            return YearMonth.parse(start).atDay(1).atStartOfDay(zone).toInstant();
        }
        if (start.length() == 10) {
            return LocalDate.parse(start).atStartOfDay(zone).toInstant();
        }
        String iso = start.length() > 10 && start.charAt(10) == ' '
                ? start.substring(0, 10) + 'T' + start.substring(11)
                : start;
        return hasOffset(iso)
                ? IsoDateTime.instant(iso)
                : LocalDateTime.parse(iso).atZone(zone).toInstant();
    }

    private static boolean hasOffset(String iso) {
        return iso.endsWith("Z") || iso.endsWith("z") || iso.indexOf('+', 10) > 0 || iso.indexOf('-', 10) > 0;
    }
}

package org.industrymonitor.ingest.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/** Dates of a workbook, which are numbers of days that look like dates by their format only. */
final class SheetDates {

    /** What a spreadsheet keeps of a number; digits beyond are the dirt of binary fractions. */
    static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final Pattern NOT_LETTERS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.");
    private static final Pattern DATE = Pattern.compile("[yYdD]|[mM]{2,}|[hH]|年|月|日");
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST = BigDecimal.valueOf(2_958_466);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    private final LocalDate epoch;

    SheetDates(boolean since1904) {
        epoch = since1904 ? EPOCH_1904 : EPOCH_1900;
    }

    /** Whether numbers of that format are shown as dates. */
    static boolean isDate(String format) {
        return format != null
                && DATE.matcher(NOT_LETTERS.matcher(format).replaceAll("")).find();
    }

    /** The date, or date and time to the second, in ISO words; a number that is no date stays one. */
    String text(BigDecimal days) {
        if (days.signum() <= 0 || days.compareTo(LAST) >= 0) {
            return days.round(DIGITS).toString();
        }
        long seconds = days.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        LocalDateTime time = epoch.atStartOfDay().plusSeconds(seconds);
        return seconds % 86_400 == 0 ? time.toLocalDate().toString() : time.toString();
    }
}

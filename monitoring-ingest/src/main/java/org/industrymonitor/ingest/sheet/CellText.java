package org.industrymonitor.ingest.sheet;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write into cells, as the contract writes it. */
final class CellText {

    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年]\\s*(\\d{1,2})\\s*月?");
    private static final Pattern MONTH_NUMBER = Pattern.compile("(\\d{4})(\\d{2})");
    private static final Pattern DAY = Pattern.compile(
            "(\\d{4})[-/.年]\\s*(\\d{1,2})[-/.月]\\s*(\\d{1,2})日?(?:[T ]\\s*(\\d{1,2}):(\\d{2}(?::\\d{2})?)(.*))?");
    private static final Pattern DAY_NUMBER = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u3000]+");
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private CellText() {}

    /** A name in a header, without the blanks, breaks and widths in which people write the same name differently. */
    static String name(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }

    /** A number without separators of thousands, in ASCII digits; anything else as it is. */
    static String number(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return GROUPED.matcher(plain).matches() ? plain.replace(",", "") : plain;
    }

    /** A month, day or time in ISO words; anything else as it is. */
    static String start(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        Matcher month = MONTH.matcher(plain);
        Matcher monthNumber = MONTH_NUMBER.matcher(plain);
        Matcher day = DAY.matcher(plain);
        Matcher dayNumber = DAY_NUMBER.matcher(plain);
        if (month.matches()) {
            return month.group(1) + "-" + two(month.group(2));
        }
        if (monthNumber.matches()) {
            return monthNumber.group(1) + "-" + monthNumber.group(2);
        }
        if (dayNumber.matches()) {
            return dayNumber.group(1) + "-" + dayNumber.group(2) + "-" + dayNumber.group(3);
        }
        if (!day.matches()) {
            return plain;
        }
        String date = day.group(1) + "-" + two(day.group(2)) + "-" + two(day.group(3));
        return day.group(4) == null ? date : date + "T" + two(day.group(4)) + ":" + day.group(5) + day.group(6);
    }

    /** A field of CSV in one line. */
    static String field(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ");
        return line.indexOf(',') < 0 && line.indexOf('"') < 0 ? line : '"' + line.replace("\"", "\"\"") + '"';
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}

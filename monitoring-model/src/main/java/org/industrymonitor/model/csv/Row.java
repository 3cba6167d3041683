package org.industrymonitor.model.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A row of a file with named fields; what cannot be read is thrown as a fault of that field. */
final class Row {

    /** A fault of one field of the row at hand. */
    static final class Fault extends RuntimeException {
        private final String field;

        Fault(String field, String message) {
            super(message);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final List<String> header;
    private final CsvRecord fields;

    Row(List<String> header, CsvRecord fields) {
        this.header = header;
        this.fields = fields;
    }

    /** The trimmed text; empty when the column is not there. */
    String text(String field) {
        int column = header.indexOf(field);
        return column < 0 || column >= fields.getFieldCount()
                ? ""
                : fields.getField(column).trim();
    }

    String required(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            throw new Fault(field, "must not be empty");
        }
        return text;
    }

    Optional<String> optional(String field) {
        String text = text(field);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    List<String> list(String field) {
        return Stream.of(text(field).split(";"))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    Optional<BigDecimal> decimal(String field) {
        return optional(field).map(text -> {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException notANumber) {
                throw new Fault(field, "must be a decimal number, is '" + text + "'");
            }
        });
    }

    Optional<LocalDate> day(String field) {
        return optional(field).map(text -> {
            try {
                return within(field, LocalDate.parse(text));
            } catch (DateTimeParseException notADay) {
                throw new Fault(field, "must be a day such as 2020-04-01, is '" + text + "'");
            }
        });
    }

    /** A day that fits whatever is computed from it, such as its milliseconds or the same day a year later. */
    static LocalDate within(String field, LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new Fault(field, "must be from " + FIRST + " to " + LAST + ", is " + day);
        }
        return day;
    }

    <T> T parsed(String field, Function<String, Optional<T>> parser, String words) {
        String text = required(field);
        return parser.apply(text)
                .orElseThrow(() -> new Fault(field, "must be one of " + words + ", is '" + text + "'"));
    }
}

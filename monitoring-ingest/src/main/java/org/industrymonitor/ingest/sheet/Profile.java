package org.industrymonitor.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How the returns of a feed are laid out: wide, with a column for each item, or long, with a column that names the item.
 *
 * @param sheet name of the sheet in a workbook; the first visible one without
 * @param subject column of who it is about
 * @param periodStart column of the start of the period
 * @param period where the length of the period is
 * @param revision column of the revision, if there is one
 * @param status column of the status, if there is one
 * @param items columns with figures, of a wide return
 * @param list columns that name item, value and unit, of a long return
 * @param ignoredSubjects what stands in the subject's column of rows that are no readings, such as a sum
 * @param missing what is written where there is no figure
 */
public record Profile(
        Optional<String> sheet,
        String subject,
        String periodStart,
        Source period,
        Optional<String> revision,
        Optional<String> status,
        List<ItemColumn> items,
        Optional<ListColumns> list,
        Set<String> ignoredSubjects,
        Set<String> missing) {

    /** {@code readings.csv} itself. */
    public static final Profile CONTRACT = new Profile(
            Optional.empty(),
            "subject",
            "period_start",
            new Source(Optional.of("period"), ""),
            Optional.of("revision"),
            Optional.of("status"),
            List.of(),
            Optional.of(new ListColumns("measure", "value", "unit")),
            Set.of(),
            Set.of());

    /** A column, or one text for all rows. */
    public record Source(Optional<String> column, String text) {
        public Source {
            Objects.requireNonNull(text, "text");
            if (column.isEmpty() && text.isBlank()) {
                throw new IllegalArgumentException("a column or a text must be given, is neither");
            }
        }
    }

    /** A column with figures of one item. */
    public record ItemColumn(String item, String column, String unit) {}

    /** The columns of a long return. */
    public record ListColumns(String measure, String value, String unit) {}

    public Profile {
        items = List.copyOf(items);
        ignoredSubjects = Set.copyOf(ignoredSubjects);
        missing = Set.copyOf(missing);
        if (items.isEmpty() == list.isEmpty()) {
            throw new IllegalArgumentException(
                    "a profile must have columns of items, or columns measure, value and unit; has "
                            + (items.isEmpty() ? "neither" : "both"));
        }
    }

    /** The columns that a header must have. */
    List<String> required() {
        List<String> required = new ArrayList<>(List.of(subject, periodStart));
        period.column().ifPresent(required::add);
        items.forEach(item -> required.add(item.column()));
        list.ifPresent(columns -> required.addAll(List.of(columns.measure(), columns.value(), columns.unit())));
        return required;
    }
}

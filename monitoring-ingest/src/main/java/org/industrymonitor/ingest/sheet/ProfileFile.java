package org.industrymonitor.ingest.sheet;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads a profile from {@code key = value} lines: {@code subject.column}, {@code period_start.column}, {@code period} or
 * {@code period.column}, {@code item.<code>.column} and {@code item.<code>.unit} for each item, or {@code measure.column},
 * {@code value.column} and {@code unit.column}; if needed {@code sheet}, {@code revision.column}, {@code status.column},
 * {@code subject.ignored} and {@code value.missing}, lists separated by {@code ;}.
 */
public final class ProfileFile {

    private static final String ITEM = "item.";
    private static final String COLUMN = ".column";
    private static final String UNIT = ".unit";
    private static final Set<String> KNOWN = Set.of(
            "sheet",
            "subject.column",
            "subject.ignored",
            "period_start.column",
            "period",
            "period.column",
            "revision.column",
            "status.column",
            "measure.column",
            "value.column",
            "value.missing",
            "unit.column");

    private final Properties lines = new Properties();
    private final List<String> faults = new ArrayList<>();

    private ProfileFile() {}

    /** @throws FaultyProfileException naming every fault */
    public static Profile read(Reader reader) throws FaultyProfileException, IOException {
        ProfileFile file = new ProfileFile();
        try {
            file.lines.load(reader);
        } catch (IllegalArgumentException e) {
            throw new FaultyProfileException(List.of("is no list of key = value: " + e.getMessage()));
        }
        return file.profile();
    }

    private Profile profile() throws FaultyProfileException {
        List<Profile.ItemColumn> items = items();
        String subject = required("subject.column");
        String periodStart = required("period_start.column");
        if (value("period").isPresent() == value("period" + COLUMN).isPresent()) {
            faults.add("period or period.column must be set, and not both");
        }
        boolean list = value("measure.column").isPresent()
                || value("value.column").isPresent()
                || value("unit.column").isPresent();
        if (list == !items.isEmpty()) {
            faults.add("item.<code>.column for each item, or measure.column, value.column and unit.column must be set,"
                    + " and not both");
        }
        Optional<Profile.ListColumns> columns = list
                ? Optional.of(new Profile.ListColumns(
                        required("measure.column"), required("value.column"), required("unit.column")))
                : Optional.empty();
        if (!faults.isEmpty()) {
            throw new FaultyProfileException(faults);
        }
        return new Profile(
                value("sheet"),
                subject,
                periodStart,
                new Profile.Source(value("period" + COLUMN), value("period").orElse("")),
                value("revision.column"),
                value("status.column"),
                items,
                columns,
                words("subject.ignored"),
                words("value.missing"));
    }

    private List<Profile.ItemColumn> items() {
        List<Profile.ItemColumn> items = new ArrayList<>();
        for (String key : new TreeSet<>(lines.stringPropertyNames())) {
            boolean column = key.endsWith(COLUMN) && key.length() > ITEM.length() + COLUMN.length();
            boolean unit = key.endsWith(UNIT) && key.length() > ITEM.length() + UNIT.length();
            if (key.startsWith(ITEM) && column) {
                String item = key.substring(ITEM.length(), key.length() - COLUMN.length());
                items.add(new Profile.ItemColumn(item, required(key), required(ITEM + item + UNIT)));
            } else if (key.startsWith(ITEM) && unit) {
                required(key.substring(0, key.length() - UNIT.length()) + COLUMN);
            } else if (!KNOWN.contains(key)) {
                faults.add(key + " is not known");
            }
        }
        return items;
    }

    private String required(String key) {
        Optional<String> value = value(key);
        if (value.isEmpty() && !faults.contains(key + " must be set")) {
            faults.add(key + " must be set");
        }
        return value.orElse("");
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(lines.getProperty(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Set<String> words(String key) {
        return Arrays.stream(value(key).orElse("").split(";"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}

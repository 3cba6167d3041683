package org.industrymonitor.platform.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;

/**
 * What one subject reports of one measure.
 *
 * @param subject as it stands in the files
 * @param measure likewise
 * @param length of its periods
 * @param offset in which its periods are labelled; of days and months UTC, since they are labelled by local dates
 */
public record Series(String subject, String measure, PeriodLength length, ZoneOffset offset) {

    private static final char SEPARATOR = '|';
    private static final char LOOKALIKE = '\u00a6';

    public Series {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(length, "length");
        Objects.requireNonNull(offset, "offset");
    }

    /** The subject as a node: keys of nodes hold no bar, which separates the keys of records. */
    NodeId node() {
        return NodeId.enterprise(scope(subject));
    }

    static String scope(String subject) {
        return subject.replace(SEPARATOR, LOOKALIKE);
    }

    /** The series that is watched: an index or a tonnage is output, everything that is burnt is energy. */
    String watched() {
        return measure.equals("electricity") || measure.equals("energy") ? "energy" : "output";
    }

    /** How many days a period stands for. */
    double days() {
        return switch (length) {
            case P1M -> 30.4375;
            case P1D -> 1;
            default -> length.seconds() / 86_400.0;
        };
    }

    /** The label of a period as the files write it. */
    String label(Instant start) {
        return length.isWithinDay()
                ? OffsetDateTime.ofInstant(start, offset).toString()
                : LocalDate.ofInstant(start, offset).toString();
    }

    /** The number of the period that holds the moment written so; successive periods have successive numbers. */
    long number(String text) {
        return switch (length) {
            case P1M -> {
                LocalDate day = LocalDate.ofInstant(moment(text), offset);
                yield day.getYear() * 12L + day.getMonthValue() - 1;
            }
            case P1D -> LocalDate.parse(text.substring(0, 10)).toEpochDay();
            default -> Math.floorDiv(moment(text).getEpochSecond(), (long) length.seconds());
        };
    }

    /** The number of the first period that does not begin before the moment written so. */
    long numberAfter(String text) {
        boolean within = switch (length) {
            case P1M -> LocalDate.parse(text.substring(0, 10)).getDayOfMonth() > 1;
            case P1D -> text.length() > 10 && !text.startsWith("00:00", 11);
            default -> Math.floorMod(moment(text).getEpochSecond(), (long) length.seconds()) != 0;
        };
        return number(text) + (within ? 1 : 0);
    }

    private Instant moment(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(offset).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}

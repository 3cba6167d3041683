package org.industrymonitor.ingest.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.ingest.sheet.Batch.Origin;

/** Translates a return, row by row, into batches of {@code readings.csv}. */
public final class ReturnTranslator {

    private static final String HEADER = "subject,measure,period_start,period,value,unit,revision,status\n";
    private static final int BATCH = 5_000;
    private static final int BATCH_CHARACTERS = 2 << 20;

    private final Profile profile;
    private final Output output;
    private final StringBuilder csv = new StringBuilder(HEADER);
    private final List<Origin> origins = new ArrayList<>();
    private Columns columns;
    private List<String> closest = List.of();
    private int above;

    private ReturnTranslator(Profile profile, Output output) {
        this.profile = profile;
        this.output = output;
        this.closest = profile.required();
    }

    /** Takes batches in the order of the return. */
    @FunctionalInterface
    public interface Output {
        void take(Batch batch) throws IOException, InterruptedException;
    }

    /**
     * Translates one file.
     *
     * @param maxBytes of a workbook, unpacked
     * @throws UnreadableSheetException if it is not of that format, has no such header, or is broken further down; batches
     *     before have been handed over
     */
    public static void translate(SheetFormat format, byte[] file, long maxBytes, Profile profile, Output output)
            throws UnreadableSheetException, IOException, InterruptedException {
        ReturnTranslator translator = new ReturnTranslator(profile, output);
        Sheet.of(format, file, profile.sheet(), maxBytes).read(translator::row);
        if (translator.columns == null) {
            throw translator.noHeader();
        }
        translator.flush();
    }

    private void row(SheetRow row) throws UnreadableSheetException, IOException, InterruptedException {
        if (columns == null) {
            seekHeader(row);
        } else if (!row.isBlank() && !profile.ignoredSubjects().contains(cell(row, profile.subject()))) {
            if (profile.list().isPresent()) {
                list(row, profile.list().get());
            } else {
                wide(row);
            }
            if (origins.size() >= BATCH || csv.length() >= BATCH_CHARACTERS) {
                flush();
            }
        }
    }

    private void seekHeader(SheetRow row) throws UnreadableSheetException {
        Columns candidate = new Columns(row);
        List<String> required = profile.required();
        List<String> missing = candidate.missing(required);
        if (missing.isEmpty()) {
            List<String> twice = candidate.ambiguous(required);
            if (!twice.isEmpty()) {
                throw new UnreadableSheetException("header must name each column once, has twice: " + twice);
            }
            columns = candidate;
            return;
        }
        if (missing.size() < closest.size()) {
            closest = missing;
        }
        if (++above > Columns.ROWS_ABOVE) {
            throw noHeader();
        }
    }

    private UnreadableSheetException noHeader() {
        return new UnreadableSheetException("one of the first " + (Columns.ROWS_ABOVE + 1)
                + " rows must be a header with the columns " + profile.required() + "; the closest lacks " + closest);
    }

    private void list(SheetRow row, Profile.ListColumns list) {
        line(row, cell(row, list.measure()), cell(row, list.value()), cell(row, list.unit()), list.value());
    }

    /** A row without any figure and without a period is a note or a signature. */
    private void wide(SheetRow row) {
        boolean note = cell(row, profile.periodStart()).isEmpty()
                && profile.items().stream()
                        .allMatch(item -> cell(row, item.column()).isEmpty());
        if (!note) {
            for (Profile.ItemColumn item : profile.items()) {
                line(row, item.item(), cell(row, item.column()), item.unit(), item.column());
            }
        }
    }

    private void line(SheetRow row, String measure, String value, String unit, String column) {
        String number = profile.missing().contains(value) ? "" : CellText.number(value);
        field(cell(row, profile.subject()), ',');
        field(measure, ',');
        field(CellText.start(cell(row, profile.periodStart())), ',');
        field(
                profile.period()
                        .column()
                        .map(name -> cell(row, name))
                        .orElse(profile.period().text()),
                ',');
        field(number, ',');
        field(unit, ',');
        field(profile.revision().map(name -> cell(row, name)).orElse(""), ',');
        field(profile.status().map(name -> cell(row, name)).orElse(""), '\n');
        origins.add(new Origin(row.number(), column));
    }

    private void field(String text, char end) {
        csv.append(CellText.field(text)).append(end);
    }

    private String cell(SheetRow row, String column) {
        return row.cell(columns.of(column));
    }

    private void flush() throws IOException, InterruptedException {
        if (!origins.isEmpty()) {
            output.take(new Batch(csv.toString().getBytes(StandardCharsets.UTF_8), origins));
            csv.setLength(HEADER.length());
            origins.clear();
        }
    }
}

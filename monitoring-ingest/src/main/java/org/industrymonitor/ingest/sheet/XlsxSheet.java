package org.industrymonitor.ingest.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * A sheet of an XLSX workbook.  Of a formula the value counts that was stored with it, which is what its author saw; a
 * formula without one is its own text, and so is refused as a number.
 */
final class XlsxSheet implements Sheet {

    private final byte[] file;
    private final Optional<String> name;
    private final long maxBytes;

    XlsxSheet(byte[] file, Optional<String> name, long maxBytes) {
        this.file = file;
        this.name = name;
        this.maxBytes = maxBytes;
    }

    @Override
    public void read(RowHandler handler) throws UnreadableSheetException, IOException, InterruptedException {
        if (ReadableWorkbook.isOLE2Header(file)) {
            throw new UnreadableSheetException(
                    "file is an old .xls or has a password; save it as .xlsx without one, or as CSV");
        }
        new WorkbookGuard(maxBytes).check(file);
        try (ReadableWorkbook workbook = open();
                Stream<Row> rows = rows(workbook)) {
            SheetDates dates = new SheetDates(workbook.isDate1904());
            Iterator<Row> each = rows.iterator();
            for (Optional<SheetRow> row = next(each, dates); row.isPresent(); row = next(each, dates)) {
                handler.row(row.get());
            }
        }
    }

    private ReadableWorkbook open() throws UnreadableSheetException {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    private Stream<Row> rows(ReadableWorkbook workbook) throws UnreadableSheetException {
        org.dhatim.fastexcel.reader.Sheet sheet = sheet(workbook);
        try {
            return sheet.openStream();
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    private static Optional<SheetRow> next(Iterator<Row> rows, SheetDates dates) throws UnreadableSheetException {
        try {
            return rows.hasNext() ? Optional.of(row(rows.next(), dates)) : Optional.empty();
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    /** The reader meets a broken workbook with exceptions of any kind. */
    private static UnreadableSheetException broken(Exception e) {
        return new UnreadableSheetException("file is not XLSX: " + e.getMessage(), e);
    }

    private org.dhatim.fastexcel.reader.Sheet sheet(ReadableWorkbook workbook) throws UnreadableSheetException {
        if (name.isPresent()) {
            return workbook.findSheet(name.get())
                    .orElseThrow(() -> new UnreadableSheetException("workbook has no sheet '" + name.get() + "'"));
        }
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseThrow(() -> new UnreadableSheetException("workbook has no visible sheet"));
    }

    private static SheetRow row(Row row, SheetDates dates) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell, dates).strip());
        }
        return new SheetRow(row.getRowNum(), cells);
    }

    private static String text(Cell cell, SheetDates dates) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return SheetDates.isDate(cell.getDataFormatString())
                    ? dates.text(number)
                    : number.round(SheetDates.DIGITS).toString();
        }
        String text = value == null ? Objects.requireNonNullElse(cell.getRawValue(), "") : value.toString();
        return text.isEmpty() && cell.getFormula() != null ? "=" + cell.getFormula() : text;
    }
}

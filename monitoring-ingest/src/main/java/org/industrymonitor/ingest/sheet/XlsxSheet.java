package org.industrymonitor.ingest.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * A sheet of an XLSX workbook.  Of a formula the value counts that was stored with it, which is what its author saw; a
 * formula without one is its own text, and so is refused as a number.
 */
final class XlsxSheet implements Sheet {

    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

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
        if (isOle2(file)) {
            throw new UnreadableSheetException(
                    "file is an old .xls or has a password; save it as .xlsx without one, or as CSV");
        }
        byte[] passed = new WorkbookGuard(maxBytes).passed(file);
        try (ReadableWorkbook workbook = open(passed);
                Stream<Row> rows = rows(workbook)) {
            SheetDates dates = new SheetDates(workbook.isDate1904());
            Iterator<Row> each = rows.iterator();
            for (Optional<SheetRow> row = next(each, dates); row.isPresent(); row = next(each, dates)) {
                handler.row(row.get());
            }
        }
    }

    private static boolean isOle2(byte[] file) {
        return file.length >= OLE2.length && Arrays.equals(OLE2, Arrays.copyOf(file, OLE2.length));
    }

    private static ReadableWorkbook open(byte[] passed) throws UnreadableSheetException {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(passed), new ReadingOptions(true, true));
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
        if (value != null && cell.getType() != CellType.ERROR) {
            return value.toString();
        }
        if (cell.getFormula() != null && cell.getType() != CellType.ERROR) {
            return "=" + cell.getFormula();
        }
        // What a cell has that could not be read must not pass for an empty cell, nor for a number.
        String raw = Objects.requireNonNullElse(cell.getRawValue(), "");
        return cell.getType() == CellType.EMPTY || raw.startsWith("#") ? raw : "#" + raw;
    }
}

package org.industrymonitor.ingest.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The bounds of one part of a workbook: those of the format itself, and those of what a row costs in memory and time. */
final class PartGuard {

    private static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 100;
    private static final int LONGEST_TEXT = 32_767;
    private static final int LAST_COLUMN = 16_384;
    private static final long MOST_CELLS = 20_000_000;
    private static final long MOST_FORMULA = 100_000_000;
    private static final Pattern CELL = Pattern.compile("([A-Za-z]{1,3})[0-9]{1,7}");
    private static final Pattern ROW = Pattern.compile("[0-9]{1,7}");

    private int depth;
    private long rows;
    private long column;
    private long widest;
    private long formulas;
    private long longestFormula;

    void check(XMLStreamReader part) throws XMLStreamException, UnreadableSheetException {
        long text = 0;
        String element = "";
        while (part.hasNext()) {
            switch (part.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    enter(part);
                    element = part.getLocalName();
                    text = 0;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD ->
                    throw new UnreadableSheetException("workbook must have no document type");
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text += part.getTextLength();
                    checkText(element, text);
                }
                default -> {
                    // Comments and instructions are passed over by the reader too.
                }
            }
        }
    }

    private void enter(XMLStreamReader part) throws UnreadableSheetException {
        if (++depth > DEEPEST) {
            throw new UnreadableSheetException("workbook must be nested at most " + DEEPEST + " deep");
        }
        if (part.getAttributeCount() + part.getNamespaceCount() > MOST_ATTRIBUTES) {
            throw new UnreadableSheetException("an element must have at most " + MOST_ATTRIBUTES + " attributes");
        }
        switch (part.getLocalName()) {
            case "row" -> {
                rows++;
                column = 0;
                reference(part, ROW);
            }
            case "c" -> {
                Matcher cell = reference(part, CELL);
                column = cell == null ? column + 1 : column(cell.group(1));
            }
            case "f" -> formulas++;
            default -> {
                return;
            }
        }
        widest = Math.max(widest, column);
        if (widest > LAST_COLUMN || rows * widest > MOST_CELLS) {
            throw new UnreadableSheetException("sheet must have at most " + LAST_COLUMN + " columns and " + MOST_CELLS
                    + " cells, has " + widest + " columns in " + rows + " rows");
        }
    }

    private static Matcher reference(XMLStreamReader part, Pattern pattern) throws UnreadableSheetException {
        Matcher found = null;
        for (int i = 0; i < part.getAttributeCount(); i++) {
            if (part.getAttributeLocalName(i).equals("r")) {
                found = pattern.matcher(part.getAttributeValue(i));
                if (!found.matches()) {
                    throw new UnreadableSheetException("sheet has no place '" + part.getAttributeValue(i) + "'");
                }
            }
        }
        return found;
    }

    private void checkText(String element, long length) throws UnreadableSheetException {
        if (length > LONGEST_TEXT) {
            throw new UnreadableSheetException(
                    "text of a cell must have at most " + LONGEST_TEXT + " characters, has more");
        }
        if (element.equals("f")) {
            longestFormula = Math.max(longestFormula, length);
            if (longestFormula * formulas > MOST_FORMULA) {
                throw new UnreadableSheetException("formulas must be shorter or fewer: " + formulas + " of up to "
                        + longestFormula + " characters");
            }
        }
    }

    private static long column(String letters) {
        long column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + Character.toUpperCase(letters.charAt(i)) - 'A' + 1;
        }
        return column;
    }
}

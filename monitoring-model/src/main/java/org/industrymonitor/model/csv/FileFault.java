package org.industrymonitor.model.csv;

/**
 * What is wrong with a file, and where.
 *
 * @param line from 1, the header being line 1; 0 for the file as a whole
 * @param field column name; empty where it is the row
 */
public record FileFault(long line, String field, String message) {

    @Override
    public String toString() {
        return "line " + line + (field.isEmpty() ? "" : ", " + field) + ": " + message;
    }
}

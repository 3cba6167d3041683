package org.industrymonitor.ingest.sheet;

/** A sheet that cannot be read, or not to its end; rows before the fault may have been handed over. */
public final class UnreadableSheetException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableSheetException(String message) {
        super(message);
    }

    UnreadableSheetException(String message, Throwable cause) {
        super(message, cause);
    }
}

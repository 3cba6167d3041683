package org.industrymonitor.model.csv;

import java.util.List;

/**
 * What a file says, and all that is wrong with it.
 *
 * @param entries the valid ones, in the order of the file
 * @param faults empty when every row is valid
 */
public record ParsedFile<T>(List<T> entries, List<FileFault> faults) {

    public ParsedFile {
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }

    /**
     * The entries of a file that has no fault.
     *
     * @throws IllegalArgumentException naming the file and all its faults
     */
    public List<T> orThrow(String fileName) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(fileName + ": " + faults);
        }
        return entries;
    }
}

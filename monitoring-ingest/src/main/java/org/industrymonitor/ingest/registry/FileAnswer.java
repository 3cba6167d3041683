package org.industrymonitor.ingest.registry;

import java.util.List;
import org.industrymonitor.model.csv.FileFault;

/**
 * What became of a file.
 *
 * @param entries how many it holds
 * @param published how many were new or different and are now in Kafka
 * @param unchanged how many were there already
 * @param faults all that is wrong with it; if there are any, nothing was published
 */
public record FileAnswer(int entries, int published, int unchanged, List<FileFault> faults) {

    public FileAnswer {
        faults = List.copyOf(faults);
        if (faults.isEmpty() && entries != published + unchanged) {
            throw new IllegalArgumentException(
                    "entries must be published + unchanged = " + published + " + " + unchanged + ", is " + entries);
        }
    }

    static FileAnswer faulty(List<FileFault> faults) {
        return new FileAnswer(0, 0, 0, faults);
    }
}

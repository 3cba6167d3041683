package org.industrymonitor.ingest.sheet;

import java.util.List;

/** A profile that does not say how returns are laid out; names every fault. */
public final class FaultyProfileException extends Exception {

    private static final long serialVersionUID = 1L;

    FaultyProfileException(List<String> faults) {
        super(String.join("; ", faults));
    }
}

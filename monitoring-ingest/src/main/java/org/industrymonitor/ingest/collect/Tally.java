package org.industrymonitor.ingest.collect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.model.RefusalCode;

/** Counts what becomes of the records of one body. */
final class Tally {

    private final int maxRefusals;
    private final Map<RefusalCode, Long> refusedByCode = new EnumMap<>(RefusalCode.class);
    private final List<Refusal> refusals = new ArrayList<>();
    private long received;
    private long accepted;
    private long missing;

    Tally(int maxRefusals) {
        this.maxRefusals = maxRefusals;
    }

    void accepted() {
        received++;
        accepted++;
    }

    void missing() {
        received++;
        missing++;
    }

    void refused(Refusal refusal) {
        received++;
        refusedByCode.merge(refusal.code(), 1L, Long::sum);
        if (refusals.size() < maxRefusals) {
            refusals.add(refusal);
        }
    }

    Answer answer() {
        return new Answer(received, accepted, missing, refusedByCode, refusals);
    }
}

package org.industrymonitor.ingest.collect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Suspicion;

/** Counts what becomes of the records of one body. */
final class Tally {

    private final int maxRefusals;
    private final Map<RefusalCode, Long> refusedByCode = new EnumMap<>(RefusalCode.class);
    private final Map<Suspicion, Long> suspectByCode = new EnumMap<>(Suspicion.class);
    private final List<Refusal> refusals = new ArrayList<>();
    private long received;
    private long accepted;
    private long missing;
    private long suspect;

    Tally(int maxRefusals) {
        this.maxRefusals = maxRefusals;
    }

    void accepted(Set<Suspicion> suspicions) {
        received++;
        accepted++;
        if (!suspicions.isEmpty()) {
            suspect++;
            suspicions.forEach(this::suspected);
        }
    }

    /** A record counted before turns out to be odd. */
    void suspectAfterAll(Suspicion suspicion) {
        suspect++;
        suspected(suspicion);
    }

    /** A record that is counted as suspect is odd in another way too. */
    void suspected(Suspicion suspicion) {
        suspectByCode.merge(suspicion, 1L, Long::sum);
    }

    void missing() {
        received++;
        missing++;
    }

    void refused(Refusal refusal) {
        received++;
        refusedByCode.merge(refusal.code(), 1L, Long::sum);
        if (refusals.size() < maxRefusals) {
            refusals.add(refusal.withoutRecord());
        }
    }

    Answer answer() {
        return new Answer(received, accepted, suspect, missing, suspectByCode, refusedByCode, refusals);
    }
}

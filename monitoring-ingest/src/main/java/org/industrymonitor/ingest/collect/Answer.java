package org.industrymonitor.ingest.collect;

import java.util.List;
import java.util.Map;
import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Suspicion;

/**
 * What became of a body: received = accepted + missing + refused, counted in records (CSV rows, JSON objects).
 *
 * @param accepted published as readings, suspect ones too
 * @param suspect of those, with an oddity
 * @param missing valid, without a figure
 * @param suspectByCode how many had each oddity, a record perhaps several; only those that occurred
 * @param refusedByCode how many were refused for each reason; only reasons that occurred
 * @param refusals the first ones, in the order of the body, without the bytes of their records
 */
public record Answer(
        long received,
        long accepted,
        long suspect,
        long missing,
        Map<Suspicion, Long> suspectByCode,
        Map<RefusalCode, Long> refusedByCode,
        List<Refusal> refusals) {

    public Answer {
        suspectByCode = Map.copyOf(suspectByCode);
        refusedByCode = Map.copyOf(refusedByCode);
        refusals = List.copyOf(refusals);
        long refused = sum(refusedByCode);
        if (received != accepted + missing + refused) {
            throw new IllegalArgumentException("received must be accepted + missing + refused = " + accepted + " + "
                    + missing + " + " + refused + ", is " + received);
        }
        if (suspect < 0 || suspect > accepted) {
            throw new IllegalArgumentException("suspect must be in 0.." + accepted + ", is " + suspect);
        }
    }

    /** An answer without suspect records. */
    public Answer(
            long received, long accepted, long missing, Map<RefusalCode, Long> refusedByCode, List<Refusal> refusals) {
        this(received, accepted, 0, missing, Map.of(), refusedByCode, refusals);
    }

    /** Kept in the dead letters. */
    public long refused() {
        return sum(refusedByCode);
    }

    private static long sum(Map<RefusalCode, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}

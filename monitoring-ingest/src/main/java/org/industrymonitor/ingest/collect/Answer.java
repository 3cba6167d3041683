package org.industrymonitor.ingest.collect;

import java.util.List;
import java.util.Map;
import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.model.RefusalCode;

/**
 * What became of a body: received = accepted + missing + refused, counted in records (CSV rows, JSON objects).
 *
 * @param accepted published as readings
 * @param missing valid, without a figure
 * @param refusedByCode how many were refused for each reason; only reasons that occurred
 * @param refusals the first ones, in the order of the body
 */
public record Answer(
        long received, long accepted, long missing, Map<RefusalCode, Long> refusedByCode, List<Refusal> refusals) {

    public Answer {
        refusedByCode = Map.copyOf(refusedByCode);
        refusals = List.copyOf(refusals);
        long refused = sum(refusedByCode);
        if (received != accepted + missing + refused) {
            throw new IllegalArgumentException("received must be accepted + missing + refused = " + accepted + " + "
                    + missing + " + " + refused + ", is " + received);
        }
    }

    /** Kept in the dead letters. */
    public long refused() {
        return sum(refusedByCode);
    }

    private static long sum(Map<RefusalCode, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}

package org.industrymonitor.platform.feed;

import java.util.Map;
import java.util.TreeMap;

/** The sum of receipts.  Not for use by several threads at once. */
public final class FeedTally {
    private final Map<String, Long> refusedByCode = new TreeMap<>();
    private long received;
    private long accepted;
    private long missing;
    private long refused;

    public void add(Receipt receipt) {
        received += receipt.received();
        accepted += receipt.accepted();
        missing += receipt.missing();
        refused += receipt.refused();
        receipt.refusedByCode().forEach((code, count) -> refusedByCode.merge(code, count, Long::sum));
    }

    public long received() {
        return received;
    }

    public long accepted() {
        return accepted;
    }

    /** Rows without a value: nothing was said of them. */
    public long missing() {
        return missing;
    }

    public long refused() {
        return refused;
    }

    /** Refused records by code. */
    public Map<String, Long> refusedByCode() {
        return Map.copyOf(refusedByCode);
    }
}

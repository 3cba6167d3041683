package org.industrymonitor.ingest.decode;

import java.util.List;

/**
 * A record as it was written: every field is text, empty if it is not there.
 *
 * @param line of the body, from 1
 * @param slice the record's own bytes; only as long as the record is being handled
 * @param itemField what the format calls the item: {@code measure} in flat records, {@code item} in lists
 */
public record RawReading(
        long line,
        Slice slice,
        String subject,
        String periodStart,
        String period,
        String revision,
        String status,
        String itemField,
        List<RawItem> items) {

    public RawReading {
        items = List.copyOf(items);
    }
}

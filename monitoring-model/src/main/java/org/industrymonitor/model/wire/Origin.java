package org.industrymonitor.model.wire;

import java.nio.charset.StandardCharsets;

/**
 * Header of an enterprise's aggregate: the partition of the readings it was made from, in decimal digits. Those of one
 * partition are taken in the order in which they came; those of two may be hours apart while there is a backlog.
 */
public final class Origin {

    /** Name of the header. */
    public static final String HEADER = "origin";

    private Origin() {}

    /** The bytes of the header. */
    public static byte[] encode(int partition) {
        return Integer.toString(partition).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The partition of those bytes.
     *
     * @throws Undecodable when they are no number of a partition
     */
    public static int decode(byte[] header) {
        String digits = new String(header, StandardCharsets.US_ASCII);
        try {
            return Integer.parseUnsignedInt(digits);
        } catch (NumberFormatException e) {
            throw new Undecodable("origin must be the number of a partition, is '" + digits + "'", e);
        }
    }
}

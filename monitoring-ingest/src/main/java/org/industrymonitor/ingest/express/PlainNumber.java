package org.industrymonitor.ingest.express;

/** A decimal of digits and perhaps a point, read from bytes. */
final class PlainNumber {

    private static final int LONGEST = 18;

    private long digits;
    private int decimals;

    /** Reads one; false if it is none, or long. */
    boolean read(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return false;
        }
        long all = 0;
        int point = -1;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                all = all * 10 + digit;
            } else if (bytes[i] == '.' && point < 0 && i > from && i < to - 1) {
                point = i;
            } else {
                return false;
            }
        }
        digits = all;
        decimals = point < 0 ? 0 : to - 1 - point;
        return length > 0;
    }

    /** All digits as a whole number. */
    long digits() {
        return digits;
    }

    /** How many of them are after the point. */
    int decimals() {
        return decimals;
    }
}

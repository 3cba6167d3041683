package org.industrymonitor.ingest.decode;

/** How a text stands in a line, where it is written as plainly as can be. */
enum TextKind {
    /** Before a quotation mark; visible ASCII without escapes. */
    QUOTED {
        @Override
        int end(byte[] bytes, int begin, int filled) {
            int limit = Math.min(filled, begin + LONGEST + 1);
            for (int i = begin; i < limit; i++) {
                byte next = bytes[i];
                if (next == '"') {
                    return isStripped(bytes, begin, i) ? i : -1;
                }
                if (next < ' ' || next == '\\') {
                    return -1;
                }
            }
            return -1;
        }
    },
    /** A number of JSON as it is printed: not negative, without exponent, short. */
    NUMBER {
        @Override
        int end(byte[] bytes, int begin, int filled) {
            int end = digits(bytes, begin, filled);
            if (end == begin || bytes[begin] == '0' && end > begin + 1) {
                return -1;
            }
            if (end < filled && bytes[end] == '.') {
                int point = end;
                end = digits(bytes, point + 1, filled);
                if (end == point + 1 || end - point - 1 > JsonPart.MOST_DECIMALS) {
                    return -1;
                }
            }
            return end - begin <= JsonPart.LONGEST_PLAIN && end < filled ? end : -1;
        }
    };

    private static final int LONGEST = 64;

    /** Where a text of this kind ends that begins there; -1 if there is none, or it is not plain. */
    abstract int end(byte[] bytes, int begin, int filled);

    private static int digits(byte[] bytes, int begin, int filled) {
        int end = begin;
        while (end < filled && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        return end;
    }

    /** Whether it is a text that neither begins nor ends with a blank. */
    private static boolean isStripped(byte[] bytes, int begin, int end) {
        return end > begin && bytes[begin] != ' ' && bytes[end - 1] != ' ';
    }
}

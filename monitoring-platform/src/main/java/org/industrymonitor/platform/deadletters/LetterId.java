package org.industrymonitor.platform.deadletters;

/** Where a dead letter is in its topic; written {@code 3/1207}. */
public record LetterId(int partition, long offset) implements Comparable<LetterId> {

    /** @throws IllegalArgumentException if it is not of that form */
    public static LetterId parse(String text) {
        if (!text.matches("\\d{1,9}/\\d{1,18}")) {
            throw new IllegalArgumentException("id must be PARTITION/OFFSET such as 3/1207, is '" + text + "'");
        }
        int slash = text.indexOf('/');
        return new LetterId(Integer.parseInt(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(LetterId other) {
        return partition == other.partition
                ? Long.compare(offset, other.offset)
                : Integer.compare(partition, other.partition);
    }

    @Override
    public String toString() {
        return partition + "/" + offset;
    }
}

package org.industrymonitor.ingest.collect;

/** What a feed may be called, whatever transport it uses. */
public final class FeedName {

    /** Longest name of a feed, in characters. */
    public static final int LONGEST = 128;

    private FeedName() {}

    /** Whether it is not blank, has at most {@link #LONGEST} characters and no control character. */
    public static boolean isValid(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && name.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
    }
}

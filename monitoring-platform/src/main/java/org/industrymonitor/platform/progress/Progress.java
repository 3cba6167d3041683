package org.industrymonitor.platform.progress;

/** How far a job is. Not for use by several threads at once, but for {@link #say}. */
public interface Progress extends AutoCloseable {

    /** Some more is done. */
    void add(long done);

    /** Where the job is, in a few words, such as the date that is replayed. */
    void at(String words);

    /** A line of its own that stays, whatever the bar does. */
    void say(String line);

    @Override
    void close();
}

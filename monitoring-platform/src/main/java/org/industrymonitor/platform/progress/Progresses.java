package org.industrymonitor.platform.progress;

import java.io.PrintStream;
import java.time.InstantSource;

/** The two ways to show progress. */
public final class Progresses {
    private Progresses() {}

    /**
     * A bar that redraws itself.
     *
     * @param total 0 where it is not known
     */
    public static Progress bar(PrintStream terminal, String task, String unit, long total) {
        return new ProgressBarView(terminal, task, unit, total > 0 ? total : -1);
    }

    /**
     * A line every five seconds and one at the end.
     *
     * @param total 0 where it is not known
     */
    public static Progress lines(PrintStream out, InstantSource clock, String task, String unit, long total) {
        return new ProgressLines(out, clock, task, unit, total);
    }
}

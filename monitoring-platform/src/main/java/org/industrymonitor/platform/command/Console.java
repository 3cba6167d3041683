package org.industrymonitor.platform.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.platform.progress.Progresses;

/**
 * Where a command listens and speaks: results on {@code out}, everything about the way there on {@code err}.
 *
 * @param terminal whether a person looks at {@code err}
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal, InstantSource clock) {

    /** One that is given nothing. */
    public Console(PrintStream out, PrintStream err, boolean terminal, InstantSource clock) {
        this(InputStream.nullInputStream(), out, err, terminal, clock);
    }

    /** A view of a job on {@code err}: a bar on a terminal, else lines. */
    Progress progress(String task, String unit, long total) {
        return terminal ? Progresses.bar(err, task, unit, total) : Progresses.lines(err, clock, task, unit, total);
    }
}

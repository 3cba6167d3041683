package org.industrymonitor.platform.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Says now and then how far the job is, where nobody looks at a terminal. */
final class ProgressLines implements Progress {
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final double PERCENT = 100.0;

    private final PrintStream out;
    private final InstantSource clock;
    private final String task;
    private final String unit;
    private final long total;
    private final Instant started;
    private Instant lastSaid;
    private long done;
    private String words = "";
    private boolean unsaid = true;

    ProgressLines(PrintStream out, InstantSource clock, String task, String unit, long total) {
        this.out = out;
        this.clock = clock;
        this.task = task;
        this.unit = unit;
        this.total = total;
        this.started = clock.instant();
        this.lastSaid = started;
    }

    @Override
    public void add(long more) {
        done += more;
        unsaid = true;
        Instant now = clock.instant();
        if (Duration.between(lastSaid, now).compareTo(BETWEEN) >= 0) {
            lastSaid = now;
            sayHowFar(now);
        }
    }

    @Override
    public void at(String here) {
        unsaid |= !words.equals(here);
        words = here;
    }

    @Override
    public void say(String line) {
        out.println(line);
    }

    @Override
    public void close() {
        if (unsaid) {
            sayHowFar(clock.instant());
        }
    }

    private void sayHowFar(Instant now) {
        unsaid = false;
        long millis = Math.max(1, Duration.between(started, now).toMillis());
        String left = total > done && done > 0 ? ", " + (total - done) * millis / done / 1000 + " s left" : "";
        String share = total > 0 ? String.format(Locale.ROOT, " (%.0f %%)", PERCENT * done / total) : "";
        out.printf(
                Locale.ROOT,
                "%s: %,d %s%s, %,d/s%s%s%n",
                task,
                done,
                unit,
                share,
                done * 1000 / millis,
                left,
                words.isEmpty() ? "" : ", " + words);
    }
}

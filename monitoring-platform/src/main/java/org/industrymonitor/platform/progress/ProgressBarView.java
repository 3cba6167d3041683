package org.industrymonitor.platform.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that redraws itself at the foot of a terminal. */
final class ProgressBarView implements Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int WIDTH = 110;

    private final PrintStream terminal;
    private final ProgressBar bar;

    ProgressBarView(PrintStream terminal, String task, String unit, long total) {
        this.terminal = terminal;
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(" " + unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setMaxRenderedLength(WIDTH)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
                .showSpeed()
                .build();
    }

    @Override
    public void add(long done) {
        bar.stepBy(done);
    }

    @Override
    public void at(String words) {
        bar.setExtraMessage(" " + words);
    }

    @Override
    public void say(String line) {
        terminal.print(CLEAR_LINE + line + System.lineSeparator());
        terminal.flush();
    }

    @Override
    public void close() {
        bar.close();
    }
}

package org.industrymonitor.platform.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.platform.backtest.AlertsFile;
import org.industrymonitor.platform.backtest.History;
import org.industrymonitor.platform.backtest.Labels;
import org.industrymonitor.platform.backtest.Raised;
import org.industrymonitor.platform.backtest.Replay;
import org.industrymonitor.platform.backtest.Score;
import org.industrymonitor.platform.backtest.Scorer;
import org.industrymonitor.platform.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "backtest", description = "Takes history through the detectors, and scores what they would have told.")
final class BacktestCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--readings",
            required = true,
            arity = "1..*",
            paramLabel = "F",
            description = "CSV: subject,measure,period_start,period,value,unit; may be gzipped")
    private List<Path> readings;

    @Option(names = "--registry", paramLabel = "F", description = "CSV of the enterprises; checked, not needed")
    private Path registry;

    @Option(names = "--calendar", paramLabel = "F", description = "CSV: scope,start,end,kind,note")
    private Path calendar;

    @Option(names = "--labels", paramLabel = "F", description = "CSV: subject,measure,start,end,kind,depth")
    private Path labels;

    @Option(
            names = "--ignore",
            paramLabel = "F",
            description = "CSV: subject,measure,start,end where no alert counts; default: ignore.csv beside the labels")
    private Path ignore;

    @Option(
            names = "--budget",
            paramLabel = "N",
            defaultValue = "1",
            description = "false alerts wished for in 1,000 subject-days; default ${DEFAULT-VALUE}")
    private double budget;

    @Option(names = "--weights", paramLabel = "F", description = "written by fit; default: those that ship")
    private Path weights;

    @Option(names = "--out", required = true, paramLabel = "F", description = "alerts.csv")
    private Path out;

    BacktestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!(budget > 0 && budget < 1000)) {
            throw new UserFault("--budget must be between 0 and 1000, is " + budget);
        }
        History history = History.read(readings, Optional.ofNullable(calendar));
        Weighing weighing = weights == null ? Weighing.SHIPPED : Weighing.read(History.text(weights));
        List<Raised> alerts;
        try (Progress progress =
                console.progress("backtest", "readings", history.figures().size())) {
            alerts = new Replay(history, Tuning.DEFAULT.withBudget(budget), weighing)
                    .run(Replay.Observer.NONE, progress::add);
        }
        AlertsFile.write(out, history, alerts);
        ResultLine result = new ResultLine().with("alerts", alerts.size());
        if (labels != null) {
            Labels known = Labels.read(labels, Optional.ofNullable(ignore), Optional.ofNullable(calendar), history);
            add(result, Scorer.score(history, known, alerts));
        }
        result.print(console.out());
        return 0;
    }

    private void add(ResultLine result, Score score) {
        score.byKind().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> console.out().println(entry.getKey() + ": " + entry.getValue()));
        result.with("recall", score.recall().orElse(null))
                .with("precision", score.precision().orElse(null))
                .with("median_delay_periods", score.medianDelay().orElse(null))
                .with(
                        "false_alerts_per_1000_subject_days",
                        score.falsePer1000Days().orElse(null))
                .with("false_alerts", score.falseAlerts())
                .with("ignored_alerts", score.ignored())
                .with("alerts_in_calendar", score.inCalendar())
                .with("recall_at_1", score.recallAt1().orElse(null))
                .with("recall_at_5", score.recallAt5().orElse(null));
    }
}

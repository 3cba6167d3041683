package org.industrymonitor.platform.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.rules.RulesFile;
import org.industrymonitor.platform.backtest.AlertsFile;
import org.industrymonitor.platform.backtest.ConditionReplay;
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
            names = "--rules",
            paramLabel = "F",
            description = "YAML, as alerts.rules.file names it; default: the built-in rules")
    private Path rulesFile;

    @Option(
            names = "--compare",
            paramLabel = "F",
            description = "other rules: lists the alerts that they would lose and gain, and scores both")
    private Path compared;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description =
                    "the dial: false alerts wished for in 1,000 subject-days; wins over that of --rules; default 1")
    private Double budget;

    @Option(names = "--weights", paramLabel = "F", description = "written by fit; wins over those of --rules")
    private Path weights;

    @Option(names = "--out", required = true, paramLabel = "F", description = "alerts.csv")
    private Path out;

    @Option(
            names = "--conditions",
            paramLabel = "F",
            description =
                    "also replays what is told beside falls, output and energy of a subject together, into a file of its"
                            + " own; --out and all scores stay those of falls")
    private Path conditions;

    BacktestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (budget != null && !(budget > 0 && budget < 1000)) {
            throw new UserFault("--budget must be between 0 and 1000, is " + budget);
        }
        Rules rules = overlaid(rulesFile == null ? Rules.DEFAULT : RulesFile.read(rulesFile));
        Optional<Rules> others = compared == null ? Optional.empty() : Optional.of(RulesFile.read(compared));
        History history = History.read(readings, Optional.ofNullable(calendar));
        List<Raised> alerts = replay(history, rules, "backtest");
        AlertsFile.write(out, history, alerts);
        Optional<Labels> known = labels == null
                ? Optional.empty()
                : Optional.of(Labels.read(labels, Optional.ofNullable(ignore), Optional.ofNullable(calendar), history));
        ResultLine result = new ResultLine().with("alerts", alerts.size());
        known.ifPresent(truth -> add(result, Scorer.score(history, truth, alerts)));
        others.ifPresent(other -> new ComparisonReport(console, history, known)
                .print(alerts, replay(history, other, "compared rules"), result));
        if (conditions != null) {
            replayConditions(history, rules, result);
        }
        result.print(console.out());
        return 0;
    }

    private void replayConditions(History history, Rules rules, ResultLine result) throws IOException {
        ConditionReplay replay = new ConditionReplay(history, rules);
        try (Progress progress =
                console.progress("conditions", "readings", history.figures().size())) {
            AlertsFile.write(conditions, history, replay.run(progress::add));
        }
        replay.byKind().forEach((kind, count) -> console.out().println(kind.word() + ": " + count + " told"));
        result.with(
                "conditions",
                replay.byKind().values().stream().mapToInt(Integer::intValue).sum());
    }

    private List<Raised> replay(History history, Rules rules, String name) {
        try (Progress progress =
                console.progress(name, "readings", history.figures().size())) {
            return new Replay(history, rules).run(Replay.Observer.NONE, progress::add);
        }
    }

    private Rules overlaid(Rules rules) throws IOException {
        Weighing weighing = weights == null ? rules.weighing() : Weighing.read(History.text(weights));
        return rules.with(budget == null ? rules.tuning() : rules.tuning().withBudget(budget), weighing);
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

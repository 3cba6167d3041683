package org.industrymonitor.platform.command;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.platform.backtest.History;
import org.industrymonitor.platform.backtest.Labels;
import org.industrymonitor.platform.backtest.Raised;
import org.industrymonitor.platform.backtest.RulesComparison;
import org.industrymonitor.platform.backtest.Score;
import org.industrymonitor.platform.backtest.Scorer;

/** Says what other rules would have changed: for people a list and a table, for programs keys of the result. */
final class ComparisonReport {

    private static final String ROW = "  %-36s %12s %12s%n";

    private final Console console;
    private final History history;
    private final Optional<Labels> labels;

    ComparisonReport(Console console, History history, Optional<Labels> labels) {
        this.console = console;
        this.history = history;
        this.labels = labels;
    }

    void print(List<Raised> first, List<Raised> others, ResultLine result) {
        RulesComparison comparison = RulesComparison.of(history, first, others);
        comparison.lost().forEach(alert -> print("lost   ", alert));
        comparison.gained().forEach(alert -> print("gained ", alert));
        console.out()
                .printf(
                        "%d kept (%d told earlier, %d later), %d lost, %d gained%n",
                        comparison.kept().size(),
                        comparison.earlier(),
                        comparison.later(),
                        comparison.lost().size(),
                        comparison.gained().size());
        console.out().printf(ROW, "", "rules", "compared");
        row("alerts", first.size(), others.size());
        result.with("kept", comparison.kept().size())
                .with("told_earlier", comparison.earlier())
                .with("told_later", comparison.later())
                .with("lost", comparison.lost().size())
                .with("gained", comparison.gained().size())
                .with("compared_alerts", others.size());
        labels.ifPresent(
                known -> score(Scorer.score(history, known, first), Scorer.score(history, known, others), result));
    }

    private void score(Score first, Score others, ResultLine result) {
        row("recall", text(first.recall()), text(others.recall()));
        row("precision", text(first.precision()), text(others.precision()));
        row("median delay, periods", text(first.medianDelay()), text(others.medianDelay()));
        row("false alerts in 1,000 subject-days", text(first.falsePer1000Days()), text(others.falsePer1000Days()));
        row("alerts in the calendar", first.inCalendar(), others.inCalendar());
        result.with("compared_recall", orNull(others.recall()))
                .with("compared_precision", orNull(others.precision()))
                .with("compared_median_delay_periods", others.medianDelay().orElse(null))
                .with("compared_false_alerts_per_1000_subject_days", orNull(others.falsePer1000Days()));
    }

    private void print(String change, Raised alert) {
        console.out().println(change + RulesComparison.line(history, labels, alert));
    }

    private void row(String what, Object first, Object others) {
        console.out().printf(ROW, what, first, others);
    }

    private static String text(Optional<?> figure) {
        return figure.map(Object::toString).orElse("-");
    }

    private static BigDecimal orNull(Optional<BigDecimal> figure) {
        return figure.orElse(null);
    }
}

package org.industrymonitor.platform.fit;

import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.watch.Verdict;
import org.industrymonitor.alerts.watch.Verdict.Outcome;
import org.industrymonitor.platform.backtest.History;
import org.industrymonitor.platform.backtest.Labels;
import org.industrymonitor.platform.backtest.Replay;
import org.industrymonitor.platform.backtest.Scorer;
import org.industrymonitor.platform.backtest.Spans;
import org.industrymonitor.platform.fit.Example.Standing;

/** The readings of a history that were judged, by series and in order of time. */
final class Examples {

    private Examples() {}

    /** Takes the history through the detectors as they are with those weights. */
    static List<List<Example>> of(int set, History history, Labels labels, Weighing weighing, Tuning tuning) {
        List<List<Example>> bySeries = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            bySeries.add(new ArrayList<>());
        }
        new Replay(history, Rules.of(tuning, weighing))
                .run(
                        (series, start, verdict) -> {
                            if (isExample(verdict)) {
                                Evidence evidence = verdict.evidence().orElseThrow();
                                Season season = history.season(series);
                                long period = history.number(series, start);
                                bySeries.get(series)
                                        .add(new Example(
                                                set,
                                                series,
                                                season,
                                                evidence.clues(),
                                                standing(labels, series, period),
                                                fall(labels, series, period),
                                                history.days(series),
                                                evidence.deviations() < tuning.low()));
                            }
                        },
                        taken -> {});
        return bySeries;
    }

    private static boolean isExample(Verdict verdict) {
        return verdict.outcome() == Outcome.JUDGED
                && verdict.evidence().filter(Evidence::informative).isPresent();
    }

    private static Standing standing(Labels labels, int series, long period) {
        if (labels.falls().of(series).stream().anyMatch(span -> span.from() <= period && period < span.to())) {
            return Standing.FALLEN;
        }
        if (fall(labels, series, period) >= 0) {
            return Standing.NEAR;
        }
        boolean ignored =
                labels.ignored().of(series).stream().anyMatch(span -> span.from() <= period && period < span.to());
        return ignored ? Standing.IGNORED : Standing.ORDINARY;
    }

    private static int fall(Labels labels, int series, long period) {
        List<Spans.Span> falls = labels.falls().of(series);
        for (int i = falls.size() - 1; i >= 0; i--) {
            Spans.Span span = falls.get(i);
            if (span.from() - Labels.lead(span) <= period && period < span.to() + Scorer.TAIL) {
                return i;
            }
        }
        return -1;
    }
}

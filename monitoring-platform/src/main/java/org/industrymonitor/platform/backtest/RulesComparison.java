package org.industrymonitor.platform.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What other rules would have changed: alerts of one series are the same event when they stand at the same time, or are
 * raised within two periods of one another.
 *
 * @param kept events that both tell, by the first rules
 * @param earlier how many of these the others tell earlier
 * @param later how many later
 * @param lost alerts that only the first rules raise
 * @param gained alerts that only the others raise
 */
public record RulesComparison(List<Raised> kept, int earlier, int later, List<Raised> lost, List<Raised> gained) {

    private static final int NEAR = 2;

    public RulesComparison {
        kept = List.copyOf(kept);
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
    }

    /** Compares what two sets of rules say of one history. */
    public static RulesComparison of(History history, List<Raised> first, List<Raised> others) {
        List<Raised> rest = new ArrayList<>(others);
        List<Raised> kept = new ArrayList<>();
        List<Raised> lost = new ArrayList<>();
        int earlier = 0;
        int later = 0;
        for (Raised alert : first) {
            Optional<Raised> same =
                    rest.stream().filter(other -> isSame(history, alert, other)).findFirst();
            if (same.isEmpty()) {
                lost.add(alert);
                continue;
            }
            rest.remove(same.get());
            kept.add(alert);
            long delay = start(history, same.get()) - start(history, alert);
            earlier += delay < 0 ? 1 : 0;
            later += delay > 0 ? 1 : 0;
        }
        return new RulesComparison(kept, earlier, later, lost, rest);
    }

    /** An alert in a line, with what it is by the labels, where there are some. */
    public static String line(History history, Optional<Labels> labels, Raised alert) {
        Series series = history.series().get(alert.series());
        return String.format(
                Locale.ROOT,
                "%s %s %s %s %.2f%s: %s",
                series.subject(),
                series.measure(),
                alert.raisedAt(),
                alert.severity(),
                alert.score(),
                labels.map(known -> " " + word(Scorer.truth(history, known, alert)))
                        .orElse(""),
                alert.reason());
    }

    private static String word(Scorer.Truth truth) {
        return truth == Scorer.Truth.RIGHT ? "right" : truth == Scorer.Truth.FALSE ? "false" : "not counted";
    }

    private static boolean isSame(History history, Raised a, Raised b) {
        return a.series() == b.series()
                && start(history, a) < end(history, b) + NEAR
                && start(history, b) < end(history, a) + NEAR;
    }

    private static long start(History history, Raised alert) {
        return history.series().get(alert.series()).number(alert.raisedAt());
    }

    private static long end(History history, Raised alert) {
        return alert.resolvedAt()
                .map(label -> history.series().get(alert.series()).number(label))
                .orElse(Long.MAX_VALUE / 2);
    }
}

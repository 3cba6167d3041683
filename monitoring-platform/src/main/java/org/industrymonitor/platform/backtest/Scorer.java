package org.industrymonitor.platform.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares alerts with labels: an alert is true when it is raised within a labelled fall, or just after its end. */
public final class Scorer {

    /** Periods after the end of a fall in which an alert still is of that fall. */
    public static final int TAIL = 2;

    /** What an alert is by the labels. */
    enum Truth {
        RIGHT,
        FALSE,
        /** It does not count. */
        IGNORED
    }

    /** A fall that was looked for. */
    private record Fall(int series, Spans.Span span) {}

    private final History history;
    private final Labels labels;
    private final List<Fall> falls = new ArrayList<>();
    private final Map<Fall, Long> first = new HashMap<>();
    private final Map<Fall, Double> best = new HashMap<>();
    private final List<Double> falseScores = new ArrayList<>();
    private int trueAlerts;
    private int falseAlerts;
    private int ignored;
    private int inCalendar;
    private double days;

    private Scorer(History history, Labels labels) {
        this.history = history;
        this.labels = labels;
        for (int i = 0; i < history.series().size(); i++) {
            for (Spans.Span span : labels.falls().of(i)) {
                falls.add(new Fall(i, span));
            }
        }
        history.figures().forEach(figure -> {
            Series series = history.series().get(figure.series());
            if (!labels.ignored().hold(figure.series(), series.number(series.label(figure.start())))) {
                days += series.days();
            }
        });
    }

    /** How right the alerts are. */
    public static Score score(History history, Labels labels, List<Raised> alerts) {
        Scorer scorer = new Scorer(history, labels);
        alerts.forEach(scorer::take);
        return scorer.result(alerts.size());
    }

    /** What an alert is by these labels. */
    static Truth truth(History history, Labels labels, Raised alert) {
        long period = history.series().get(alert.series()).number(alert.raisedAt());
        if (hit(labels, alert.series(), period).isPresent()) {
            return Truth.RIGHT;
        }
        return labels.ignored().hold(alert.series(), period) ? Truth.IGNORED : Truth.FALSE;
    }

    /** The fall that an alert raised then is of. */
    private static Optional<Fall> hit(Labels labels, int number, long period) {
        Optional<Fall> hit = Optional.empty();
        for (Spans.Span span : labels.falls().of(number)) {
            if (span.from() - Labels.lead(span) <= period && period < span.to() + TAIL) {
                hit = hit.filter(fall -> fall.span().from() >= span.from())
                        .or(() -> Optional.of(new Fall(number, span)));
            }
        }
        return hit;
    }

    private void take(Raised alert) {
        int number = alert.series();
        long period = history.series().get(number).number(alert.raisedAt());
        Optional<Fall> hit = hit(labels, number, period);
        boolean planned = labels.calendar().hold(number, period);
        if (hit.isPresent()) {
            trueAlerts++;
            inCalendar += planned ? 1 : 0;
            first.merge(hit.get(), period, Math::min);
            best.merge(hit.get(), alert.score(), Math::max);
        } else if (labels.ignored().hold(number, period)) {
            ignored++;
        } else {
            falseAlerts++;
            inCalendar += planned ? 1 : 0;
            falseScores.add(alert.score());
        }
    }

    private Score result(int alerts) {
        List<Long> delays = first.entrySet().stream()
                .map(entry ->
                        Math.max(0, entry.getValue() - entry.getKey().span().from()))
                .sorted()
                .toList();
        Map<String, String> byKind = new TreeMap<>();
        for (Fall fall : falls) {
            byKind.computeIfAbsent(kind(fall), this::ofKind);
        }
        return new Score(
                alerts,
                share(first.size(), falls.size()),
                share(trueAlerts, trueAlerts + falseAlerts),
                delays.isEmpty() ? Optional.empty() : Optional.of(delays.get(delays.size() / 2)),
                days == 0 ? Optional.empty() : Optional.of(rounded(1000 * falseAlerts / days)),
                falseAlerts,
                ignored,
                inCalendar,
                recallAt(1),
                recallAt(5),
                byKind);
    }

    private String ofKind(String kind) {
        long all = falls.stream().filter(fall -> kind(fall).equals(kind)).count();
        long found =
                first.keySet().stream().filter(fall -> kind(fall).equals(kind)).count();
        return found + " of " + all;
    }

    private static String kind(Fall fall) {
        double depth = fall.span().depth();
        String bin = depth < 0.15
                ? "below 0.15"
                : depth < 0.4 ? "0.15-0.40" : depth < 0.65 ? "0.40-0.65" : depth < 0.95 ? "0.65-0.95" : "0.95 and more";
        return fall.span().kind() + " " + bin;
    }

    /** Recall at the lowest score that keeps false alerts within so many in a thousand subject-days. */
    private Optional<BigDecimal> recallAt(double budget) {
        TreeSet<Double> thresholds = new TreeSet<>(best.values());
        thresholds.addAll(falseScores);
        for (double threshold : thresholds) {
            long wrong =
                    falseScores.stream().filter(score -> score >= threshold).count();
            if (wrong <= budget * days / 1000) {
                return share(
                        best.values().stream()
                                .filter(score -> score >= threshold)
                                .count(),
                        falls.size());
            }
        }
        return thresholds.isEmpty() ? Optional.empty() : share(0, falls.size());
    }

    private static Optional<BigDecimal> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(rounded((double) part / whole));
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN);
    }
}

package org.industrymonitor.platform.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.place.Almanac;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.alerts.watch.Peers;
import org.industrymonitor.alerts.watch.SeriesState;
import org.industrymonitor.alerts.watch.SeriesWatcher;
import org.industrymonitor.alerts.watch.Verdict;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;

/** Takes a history period by period through the watch that runs in production. */
public final class Replay {

    /** Sees what comes of each figure. */
    @FunctionalInterface
    public interface Observer {

        /** Of those who look at alerts only. */
        Observer NONE = (series, start, verdict) -> {};

        void see(int series, Instant start, Verdict verdict);
    }

    private final History history;
    private final Rules rules;
    private SeriesWatcher watcher;
    private final Almanac almanac;
    private final SeriesState[] states;
    private final Map<PeriodLength, Peers> peers = new LinkedHashMap<>();
    private final Map<String, Raised> alerts = new LinkedHashMap<>();

    public Replay(History history, Rules rules) {
        this.history = history;
        this.rules = rules;
        this.almanac = new Almanac(history.calendar());
        this.states = history.series().stream()
                .map(series -> new SeriesState(Season.of(series.length())))
                .toArray(SeriesState[]::new);
    }

    /**
     * Takes all of it.
     *
     * @param progress told how many figures were taken, now and then
     * @return the alerts, in the order in which they were raised
     */
    public List<Raised> run(Observer observer, LongConsumer progress) {
        // Who looks at figures that are not low looks at their clues, which the watch needs not.
        watcher = new SeriesWatcher(rules, observer != Observer.NONE);
        List<History.Figure> figures = history.figures();
        int next = 0;
        while (next < figures.size()) {
            int end = next;
            Instant start = figures.get(next).start();
            while (end < figures.size() && figures.get(end).start().equals(start)) {
                end++;
            }
            takePeriod(figures.subList(next, end), observer);
            progress.accept(end - next);
            next = end;
        }
        return List.copyOf(alerts.values());
    }

    /** All of one period first tell how they move, as they have when the period is over. */
    private void takePeriod(List<History.Figure> figures, Observer observer) {
        List<Outlook> outlooks = new ArrayList<>(figures.size());
        for (History.Figure figure : figures) {
            Series series = history.series().get(figure.series());
            Outlook outlook = almanac.outlook(
                    Stream.of(CalendarEntry.EVERYONE, Series.scope(series.subject())), period(figure), series.offset());
            outlooks.add(outlook);
            watcher.note(states[figure.series()], period(figure), total(figure), outlook, peers(series.length()));
        }
        for (int i = 0; i < figures.size(); i++) {
            History.Figure figure = figures.get(i);
            Series series = history.series().get(figure.series());
            Verdict verdict = watcher.take(
                    states[figure.series()],
                    series.node(),
                    period(figure),
                    total(figure),
                    outlooks.get(i),
                    false,
                    peers(series.length()).movement(figure.start()));
            verdict.alerts().forEach(alert -> note(figure.series(), alert, verdict));
            observer.see(figure.series(), figure.start(), verdict);
        }
    }

    private void note(int number, Alert alert, Verdict verdict) {
        Series series = history.series().get(number);
        Optional<String> resolved = alert.resolved().map(series::label);
        Raised known = alerts.get(alert.id());
        double score = known != null
                ? known.score()
                : verdict.evidence()
                        .map(evidence -> rounded(evidence.finding().score()))
                        .orElse(0.0);
        String reason = known != null ? known.reason() : alert.reason();
        alerts.put(
                alert.id(),
                new Raised(
                        number,
                        series.label(alert.raised()),
                        resolved,
                        alert.severity().word(),
                        score,
                        reason));
    }

    private static double rounded(double score) {
        return Math.round(score * 10_000) / 10_000.0;
    }

    private Peers peers(PeriodLength length) {
        return peers.computeIfAbsent(length, absent -> new Peers());
    }

    private Period period(History.Figure figure) {
        return new Period(history.series().get(figure.series()).length(), figure.start());
    }

    private SeriesTotal total(History.Figure figure) {
        return new SeriesTotal(history.series().get(figure.series()).watched(), figure.value(), 1, 1);
    }
}

package org.industrymonitor.platform.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.platform.backtest.History;
import org.industrymonitor.platform.backtest.History.Figure;
import org.industrymonitor.platform.backtest.Labels;
import org.industrymonitor.platform.backtest.Series;
import org.industrymonitor.platform.backtest.Spans;
import org.industrymonitor.platform.backtest.Spans.Span;

/** Takes down plant after plant. Periods are numbered from 0. */
final class Script {

    private final PeriodLength length;
    private final Instant start;
    private final long seconds;
    private final long first;
    private final List<Series> series = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<List<Span>> falls = new ArrayList<>();
    private final List<List<Span>> ignored = new ArrayList<>();
    private final List<CalendarEntry> calendar = new ArrayList<>();

    /** A script of periods of that length, of days or shorter, from the midnight at which the day begins. */
    Script(PeriodLength length, LocalDate day) {
        this.length = length;
        this.start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        this.seconds = length == PeriodLength.P1D ? 86_400 : length.seconds();
        this.first = start.getEpochSecond() / seconds;
    }

    /** What the next plant will be called. */
    String next() {
        return "P" + series.size();
    }

    /** One plant more: what it makes in each period. */
    void plant(double[] values, List<Fall> fallen, List<Fall> unknown, int warmUp) {
        int number = series.size();
        series.add(new Series(next(), "electricity", length, ZoneOffset.UTC));
        for (int i = 0; i < values.length; i++) {
            figures.add(new Figure(
                    number, start.plusSeconds(i * seconds), Math.round(Math.max(0, values[i]) * FixedPoint.ONE)));
        }
        falls.add(fallen.stream().map(this::span).toList());
        List<Span> nothingCounts = new ArrayList<>(List.of(new Span(first, first + warmUp, "", 0)));
        unknown.forEach(fall -> nothingCounts.add(span(fall)));
        ignored.add(nothingCounts);
    }

    /** Something known beforehand. */
    void note(CalendarEntry entry) {
        calendar.add(entry);
    }

    Rehearsal end(String name) {
        figures.sort(Comparator.comparing(Figure::start));
        List<List<Span>> nothing = series.stream().map(one -> List.<Span>of()).toList();
        return new Rehearsal(
                name,
                new History(series, figures, calendar),
                new Labels(new Spans(falls), new Spans(ignored), new Spans(nothing)));
    }

    private Span span(Fall fall) {
        return new Span(first + fall.from(), first + fall.to(), fall.kind(), fall.depth());
    }
}

package org.industrymonitor.streams.statement;

import java.util.List;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.Expectation;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.WindowSums;

/** What is expected of the enterprise at hand: one object for all, since it is asked with every reading. */
final class SpansDue implements Expectation, Expectation.Due {

    private List<Span> spans = List.of();
    private SeriesName series;
    private PeriodLength length;

    /** Of the first span, which mostly is the only one. */
    private long perPeriod;

    /** Speaks of the enterprise with those spans from now on. */
    SpansDue of(List<Span> ofEnterprise) {
        spans = ofEnterprise;
        return this;
    }

    @Override
    public Due due(SeriesName ofSeries, PeriodLength ofLength) {
        series = ofSeries;
        length = ofLength;
        perPeriod = spans.isEmpty() ? 0 : due(spans.get(0));
        return this;
    }

    /** The same as by way of {@link #due}, in one call: all windows are asked for with every reading. */
    @Override
    public void addTo(WindowSums windows, SeriesName ofSeries, PeriodLength ofLength) {
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            long due = span.length() == ofLength ? span.due(ofSeries) : 0;
            for (int window = 0; due != 0 && window < windows.windows(); window++) {
                long count = due * periods(span, windows.from(window), windows.end());
                windows.expect(window, count, count * span.weight());
            }
        }
    }

    @Override
    public long count(long from, long to) {
        long count = 0;
        for (int i = 0; i < spans.size(); i++) {
            count += (i == 0 ? perPeriod : due(spans.get(i))) * periods(spans.get(i), from, to);
        }
        return count;
    }

    @Override
    public long weight(long from, long to) {
        long weight = 0;
        for (Span span : spans) {
            weight += due(span) * periods(span, from, to) * span.weight();
        }
        return weight;
    }

    private long due(Span span) {
        return span.length() == length ? span.due(series) : 0;
    }

    private static long periods(Span span, long from, long to) {
        return Math.max(0, Math.min(to, span.to()) - Math.max(from, span.from()));
    }
}

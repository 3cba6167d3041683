package org.industrymonitor.model.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.proto.AggregateProto;
import org.industrymonitor.model.proto.TotalsProto;
import org.industrymonitor.model.proto.WindowProto;
import org.industrymonitor.model.proto.WindowTotalsProto;

/** Aggregates as messages. */
final class AggregateMessages {

    static final EnumBridge<WindowProto, Window> WINDOW = new EnumBridge<>(WindowProto.class, Window.class, "ROLLING_");

    private AggregateMessages() {}

    static AggregateProto toMessage(Aggregate aggregate) {
        TreeSet<String> series = new TreeSet<>();
        aggregate.pane().forEach(total -> series.add(total.series()));
        aggregate.windows().values().forEach(totals -> totals.forEach(total -> series.add(total.series())));
        AggregateProto.Builder message = AggregateProto.newBuilder()
                .setNode(aggregate.node().toString())
                .setPeriod(ReadingMessages.length(aggregate.period().length()))
                .setStartEpochSecond(aggregate.period().start().getEpochSecond())
                .addAllSeries(series)
                .setPane(totals(series, aggregate.pane()))
                .setAsOfEpochSecond(aggregate.asOf().getEpochSecond());
        aggregate
                .windows()
                .forEach((window, totals) -> message.addWindows(WindowTotalsProto.newBuilder()
                        .setWindow(WINDOW.generated(window))
                        .setTotals(totals(series, totals))));
        return message.build();
    }

    static Aggregate fromMessage(AggregateProto message) {
        List<String> series = message.getSeriesList();
        Map<Window, List<SeriesTotal>> windows = new EnumMap<>(Window.class);
        message.getWindowsList().forEach(w -> windows.put(WINDOW.ours(w.getWindow()), totals(series, w.getTotals())));
        return new Aggregate(
                NodeId.parse(message.getNode()),
                ReadingMessages.period(message.getPeriod(), message.getStartEpochSecond()),
                totals(series, message.getPane()),
                Instant.ofEpochSecond(message.getAsOfEpochSecond()),
                windows);
    }

    private static TotalsProto totals(TreeSet<String> series, List<SeriesTotal> listed) {
        Map<String, SeriesTotal> byName = new TreeMap<>();
        listed.forEach(total -> byName.put(total.series(), total));
        TotalsProto.Builder message = TotalsProto.newBuilder();
        for (String name : series) {
            SeriesTotal total = byName.getOrDefault(name, new SeriesTotal(name, 0, 0, 0));
            message.addSums(total.sum()).addReported(total.reported()).addExpected(total.expected());
        }
        return message.build();
    }

    private static List<SeriesTotal> totals(List<String> series, TotalsProto message) {
        int count = series.size();
        if (message.getSumsCount() != count
                || message.getReportedCount() != count
                || message.getExpectedCount() != count) {
            throw new IllegalArgumentException("totals must be as many as the " + count + " series");
        }
        List<SeriesTotal> totals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (message.getSums(i) != 0 || message.getReported(i) != 0 || message.getExpected(i) != 0) {
                totals.add(new SeriesTotal(
                        series.get(i), message.getSums(i), message.getReported(i), message.getExpected(i)));
            }
        }
        return totals;
    }
}

package org.industrymonitor.model.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.proto.AggregateProto;
import org.industrymonitor.model.proto.ColumnProto;

/** Aggregates as messages. */
final class AggregateMessages {

    private static final EnumBridge<ColumnProto, Window> NOW =
            new EnumBridge<>(ColumnProto.class, Window.class, "NOW_");
    private static final EnumBridge<ColumnProto, Window> EARLIER =
            new EnumBridge<>(ColumnProto.class, Window.class, "EARLIER_");

    private AggregateMessages() {}

    static AggregateProto toMessage(Aggregate aggregate) {
        Map<ColumnProto, List<SeriesTotal>> columns = new LinkedHashMap<>();
        columns.put(ColumnProto.PANE, listed(aggregate.pane()));
        aggregate.standing().ifPresent(standing -> {
            standing.now().forEach((window, totals) -> columns.put(NOW.generated(window), listed(totals)));
            standing.earlier().forEach((window, totals) -> columns.put(EARLIER.generated(window), listed(totals)));
        });
        TreeSet<String> series = new TreeSet<>();
        columns.values().forEach(totals -> totals.forEach(total -> series.add(total.series())));
        AggregateProto.Builder message = AggregateProto.newBuilder()
                .setNode(aggregate.node().toString())
                .setPeriod(ReadingMessages.length(aggregate.period().length()))
                .setStartEpochSecond(aggregate.period().start().getEpochSecond())
                .addAllSeries(series)
                .setComplete(aggregate.complete());
        aggregate.standing().ifPresent(s -> message.setAsOfEpochSecond(s.asOf().getEpochSecond()));
        columns.forEach((column, totals) -> {
            if (!totals.isEmpty()) {
                addColumn(message.addColumns(column), series, totals);
            }
        });
        long weight = commonWeight(columns.values());
        if (weight >= 0) {
            message.clearReportedWeight().clearExpectedWeight().setFigureWeight(weight);
        }
        if (message.getImputedList().stream().allMatch(imputed -> imputed == 0)) {
            message.clearImputed();
        }
        return message.build();
    }

    private static List<SeriesTotal> listed(List<SeriesTotal> totals) {
        return totals.stream().filter(total -> !total.isVoid()).toList();
    }

    private static void addColumn(AggregateProto.Builder message, TreeSet<String> series, List<SeriesTotal> totals) {
        Map<String, SeriesTotal> byName = new LinkedHashMap<>();
        totals.forEach(total -> byName.put(total.series(), total));
        for (String name : series) {
            SeriesTotal total = byName.getOrDefault(name, new SeriesTotal(name, 0, 0, 0, 0, 0));
            message.addSums(total.sum())
                    .addReported(total.reported())
                    .addExpected(total.expected())
                    .addReportedWeight(total.reportedWeight())
                    .addExpectedWeight(total.expectedWeight())
                    .addImputed(total.imputed());
        }
    }

    private static long commonWeight(Iterable<List<SeriesTotal>> columns) {
        long common = 0;
        for (List<SeriesTotal> totals : columns) {
            for (SeriesTotal total : totals) {
                common = commonWeight(common, total.reported(), total.reportedWeight());
                common = commonWeight(common, total.expected(), total.expectedWeight());
            }
        }
        return common;
    }

    /** What each figure weighs, so far 0 for unknown or negative for different ones, with so many more in view. */
    static long commonWeight(long common, long count, long weight) {
        if (count == 0) {
            return weight == 0 ? common : -1;
        }
        if (common == 0 && weight > 0 && weight % count == 0) {
            return weight / count;
        }
        return common > 0 && common * count == weight ? common : -1;
    }

    static Aggregate fromMessage(AggregateProto message) {
        List<String> series = message.getSeriesList();
        int figures = series.size() * message.getColumnsCount();
        requireCount("sums", figures, message.getSumsCount());
        requireCount("reported", figures, message.getReportedCount());
        requireCount("expected", figures, message.getExpectedCount());
        boolean weighed = message.getReportedWeightCount() > 0;
        if (weighed) {
            requireCount("reported weights", figures, message.getReportedWeightCount());
            requireCount("expected weights", figures, message.getExpectedWeightCount());
        }
        if (message.getImputedCount() > 0) {
            requireCount("imputed", figures, message.getImputedCount());
        }
        List<SeriesTotal> pane = List.of();
        Map<Window, List<SeriesTotal>> now = new EnumMap<>(Window.class);
        Map<Window, List<SeriesTotal>> earlier = new EnumMap<>(Window.class);
        for (int i = 0; i < message.getColumnsCount(); i++) {
            ColumnProto column = message.getColumns(i);
            List<SeriesTotal> totals = column(message, i, weighed);
            if (column == ColumnProto.PANE) {
                pane = totals;
            } else if (column.name().startsWith("NOW_")) {
                now.put(NOW.ours(column), totals);
            } else {
                earlier.put(EARLIER.ours(column), totals);
            }
        }
        return new Aggregate(
                NodeId.parse(message.getNode()),
                ReadingMessages.period(message.getPeriod(), message.getStartEpochSecond()),
                message.getComplete(),
                pane,
                message.hasAsOfEpochSecond()
                        ? Optional.of(new Standing(Instant.ofEpochSecond(message.getAsOfEpochSecond()), now, earlier))
                        : Optional.empty());
    }

    private static List<SeriesTotal> column(AggregateProto message, int column, boolean weighed) {
        int count = message.getSeriesCount();
        List<SeriesTotal> totals = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            int i = column * count + row;
            long reported = message.getReported(i);
            long expected = message.getExpected(i);
            SeriesTotal total = new SeriesTotal(
                    message.getSeries(row),
                    message.getSums(i),
                    reported,
                    expected,
                    weighed ? message.getReportedWeight(i) : reported * message.getFigureWeight(),
                    weighed ? message.getExpectedWeight(i) : expected * message.getFigureWeight(),
                    message.getImputedCount() > 0 ? message.getImputed(i) : 0);
            if (!total.isVoid()) {
                totals.add(total);
            }
        }
        return totals;
    }

    private static void requireCount(String what, int expected, int found) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    what + " must be " + expected + ", one for each column and series, are " + found);
        }
    }
}

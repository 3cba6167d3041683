package org.industrymonitor.model.wire;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.proto.AggregateProto;
import org.industrymonitor.model.proto.SeriesTotalProto;
import org.industrymonitor.model.proto.WindowProto;
import org.industrymonitor.model.proto.WindowTotalsProto;

/** Aggregates as messages. */
final class AggregateMessages {

    static final EnumBridge<WindowProto, Window> WINDOW = new EnumBridge<>(WindowProto.class, Window.class, "ROLLING_");

    private AggregateMessages() {}

    static AggregateProto toMessage(Aggregate aggregate) {
        AggregateProto.Builder message = AggregateProto.newBuilder()
                .setNode(aggregate.node().toString())
                .setPeriod(ReadingMessages.length(aggregate.period().length()))
                .setStartEpochSecond(aggregate.period().start().getEpochSecond())
                .setAsOfEpochSecond(aggregate.asOf().getEpochSecond());
        aggregate.pane().forEach(total -> message.addPane(total(total)));
        aggregate.windows().forEach((window, totals) -> {
            WindowTotalsProto.Builder w = WindowTotalsProto.newBuilder().setWindow(WINDOW.generated(window));
            totals.forEach(total -> w.addTotals(total(total)));
            message.addWindows(w);
        });
        return message.build();
    }

    static Aggregate fromMessage(AggregateProto message) {
        Map<Window, List<SeriesTotal>> windows = new EnumMap<>(Window.class);
        message.getWindowsList().forEach(w -> windows.put(WINDOW.ours(w.getWindow()), totals(w.getTotalsList())));
        return new Aggregate(
                NodeId.parse(message.getNode()),
                ReadingMessages.period(message.getPeriod(), message.getStartEpochSecond()),
                totals(message.getPaneList()),
                Instant.ofEpochSecond(message.getAsOfEpochSecond()),
                windows);
    }

    private static SeriesTotalProto total(SeriesTotal total) {
        return SeriesTotalProto.newBuilder()
                .setSeries(total.series())
                .setSum(total.sum())
                .setReported(total.reported())
                .setExpected(total.expected())
                .build();
    }

    private static List<SeriesTotal> totals(List<SeriesTotalProto> messages) {
        return messages.stream()
                .map(m -> new SeriesTotal(m.getSeries(), m.getSum(), m.getReported(), m.getExpected()))
                .toList();
    }
}

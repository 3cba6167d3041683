package org.industrymonitor.platform.reconcile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.industrymonitor.model.AccountLine.Official;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;

/** What was officially stated of a node, by stretch and series. */
final class OfficialBook {
    private static final Map<PeriodLength, List<StretchKind>> KINDS = Map.of(
            PeriodLength.PT1H, List.of(StretchKind.HOUR),
            PeriodLength.P1D, List.of(StretchKind.DAY),
            PeriodLength.P1M, List.of(StretchKind.MONTH, StretchKind.JANUARY_FEBRUARY, StretchKind.YEAR));

    private final Reference reference;
    private final StretchCalendar calendar;
    private final Map<Stretch, Map<String, Official>> figures = new HashMap<>();

    OfficialBook(Reference reference, StatementBook statements) {
        this.reference = reference;
        this.calendar = new StretchCalendar(statements.grid());
        statements
                .lines()
                .forEach((line, periods) -> periods.forEach((index, statement) -> {
                    if (statement.present()) {
                        add(line, index, statement.value(), statements.grid());
                    }
                }));
    }

    private void add(StatementBook.Line line, long index, long value, PeriodGrid grid) {
        for (StretchKind kind : KINDS.getOrDefault(line.length(), List.of())) {
            calendar.holding(kind, grid.start(line.length(), index)).ifPresent(stretch -> {
                add(stretch, line.item(), value);
                reference
                        .item(line.item())
                        .ifPresent(item -> add(
                                stretch,
                                item.measure().series(),
                                item.counted(value, grid.epochDay(line.length(), index))));
            });
        }
    }

    private void add(Stretch stretch, String series, long value) {
        figures.computeIfAbsent(stretch, s -> new TreeMap<>())
                .merge(
                        series,
                        new Official(value, 1),
                        (left, right) ->
                                new Official(Math.addExact(left.sum(), right.sum()), left.figures() + right.figures()));
    }

    /** Of which there is a figure. */
    Set<Stretch> stretches() {
        return figures.keySet();
    }

    /** Of which there is a figure of that stretch. */
    Set<String> series(Stretch stretch) {
        return figures.getOrDefault(stretch, Map.of()).keySet();
    }

    Optional<Official> official(Stretch stretch, String series) {
        return Optional.ofNullable(figures.getOrDefault(stretch, Map.of()).get(series));
    }
}

package org.industrymonitor.platform.backtest;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Stretches of periods of each series, as a file of {@code subject[,measure],start,end} names them. */
public final class Spans {

    /**
     * A stretch of periods of one series.
     *
     * @param from number of its first period
     * @param to number of the first period after it
     * @param kind of a label; empty otherwise
     * @param depth of a label; 0 otherwise
     */
    public record Span(long from, long to, String kind, double depth) {

        boolean holds(long period) {
            return from <= period && period < to;
        }
    }

    private final List<List<Span>> bySeries;

    /** Stretches by series, in the order of a history. */
    public Spans(List<List<Span>> bySeries) {
        this.bySeries = bySeries.stream().map(List::copyOf).toList();
    }

    /** No stretch at all. */
    static Spans none(History history) {
        return new Spans(
                history.series().stream().map(series -> List.<Span>of()).toList());
    }

    /**
     * Reads a file.
     *
     * @param subject the column that names the subject, or {@code *} for all
     * @param without kinds whose rows are left out
     */
    static Spans read(Path file, History history, String subject, Set<String> without) throws IOException {
        List<List<Span>> bySeries = new ArrayList<>();
        history.series().forEach(series -> bySeries.add(new ArrayList<>()));
        try (CsvReader<NamedCsvRecord> rows = History.rows(file)) {
            for (NamedCsvRecord row : rows) {
                String kind = row.findField("kind").orElse("");
                if (without.contains(kind)) {
                    continue;
                }
                for (int i = 0; i < bySeries.size(); i++) {
                    Series series = history.series().get(i);
                    if (names(row.getField(subject), series.subject())
                            && names(row.findField("measure").orElse("*"), series.measure())) {
                        bySeries.get(i)
                                .add(new Span(
                                        series.number(row.getField("start")),
                                        series.numberAfter(row.getField("end")),
                                        kind,
                                        row.findField("depth")
                                                .map(Double::parseDouble)
                                                .orElse(0.0)));
                    }
                }
            }
        }
        bySeries.forEach(list -> list.sort(Comparator.comparingLong(Span::from).thenComparingLong(Span::to)));
        return new Spans(bySeries);
    }

    /** Of one series, the first first. */
    public List<Span> of(int series) {
        return bySeries.get(series);
    }

    boolean hold(int series, long period) {
        return bySeries.get(series).stream().anyMatch(span -> span.holds(period));
    }

    private static boolean names(String text, String name) {
        return text.equals("*") || text.equals(name);
    }
}

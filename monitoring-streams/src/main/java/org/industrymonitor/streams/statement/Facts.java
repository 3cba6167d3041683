package org.industrymonitor.streams.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.streams.pane.PaneDelta;

/** What the registry and the reference tables together say of one enterprise: how its figures count. */
final class Facts {

    private final Reference reference;
    private final PeriodGrid grid;
    private final List<Span> spans;

    private Facts(Reference reference, PeriodGrid grid, List<Span> spans) {
        this.reference = reference;
        this.grid = grid;
        this.spans = spans;
    }

    /** The facts of an entry; empty while its region, or an ancestor of it, is not known. */
    static Optional<Facts> of(EnterpriseEntry entry, Reference reference) {
        for (EnterpriseVersion version : entry.versions()) {
            List<RegionEntry> line = reference.regionLine(version.region());
            if (line.isEmpty() || line.get(line.size() - 1).parent().isPresent()) {
                return Optional.empty();
            }
        }
        PeriodGrid grid = new PeriodGrid(reference.zone(entry.latest().region()));
        List<Span> spans = new ArrayList<>();
        for (EnterpriseVersion version : entry.versions()) {
            spans.add(new Span(
                    version.period(),
                    version.validFrom()
                            .map(day -> grid.indexOfDay(version.period(), day))
                            .orElse(Span.BEGINNING),
                    version.validTo()
                            .map(day -> grid.indexOfDay(version.period(), day))
                            .orElse(Span.END),
                    Places.of(version),
                    version.items(),
                    version.items().stream()
                            .flatMap(code -> reference.item(code).stream())
                            .toList(),
                    expected(version, reference)));
        }
        return Optional.of(new Facts(reference, grid, spans));
    }

    private static Map<String, Long> expected(EnterpriseVersion version, Reference reference) {
        Map<String, Long> expected = new TreeMap<>();
        for (String code : version.items()) {
            expected.merge(code, 1L, Long::sum);
            reference.item(code).ifPresent(item -> expected.merge(item.measure().series(), 1L, Long::sum));
        }
        return expected;
    }

    /** The facts of an enterprise that counts nowhere, in the same zone. */
    Facts nowhere() {
        return new Facts(reference, grid, List.of());
    }

    /** Whether these are the facts by exactly those tables. */
    boolean isOf(Reference tables) {
        return reference == tables;
    }

    PeriodGrid grid() {
        return grid;
    }

    List<Span> spans() {
        return spans;
    }

    /** Where a figure of that period counts; empty when the enterprise was not registered, or with another length. */
    Optional<Span> spanOf(PeriodLength length, long index) {
        for (Span span : spans) {
            if (span.holds(length, index)) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    /**
     * Adds what a figure counts for: its item's own series and, of an item that is known, its measure.
     *
     * @param sign +1 to count it, -1 to take it back
     * @throws ArithmeticException when it does not fit a long
     */
    void count(PaneDelta delta, Span span, long index, String code, long value, int sign) {
        Item item = span.expectedItem(code);
        int reported = sign;
        if (item == null) {
            item = reference.item(code).orElse(null);
            reported = span.isExpected(code) ? sign : 0;
        }
        delta.add(code, sign * value, reported, 0);
        if (item != null) {
            long counted = item.counted(value, () -> grid.epochDay(span.length(), index));
            delta.add(item.measure().series(), sign * counted, reported, 0);
        }
    }

    /** Adds what all figures of one period count for. */
    void count(PaneDelta delta, Span span, long index, StatementChunk chunk, int slot, int sign) {
        for (StatementChunk.Figures figures : chunk.items()) {
            if (figures.isPresent(slot)) {
                count(delta, span, index, figures.item(), figures.value(slot), sign);
            }
        }
    }
}

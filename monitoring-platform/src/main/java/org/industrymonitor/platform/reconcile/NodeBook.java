package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;

/** All that is to be published of one node. */
final class NodeBook {
    private final PeriodGrid grid;
    private final TotalsBook totals;
    private final Optional<Instant> asOf;
    private final Optional<AccountBook> accounts;

    /**
     * @param official what was said of the node itself
     * @param members that count for the node
     * @param counterparts that count for the node both times
     * @param imputed what is imputed for the node
     */
    NodeBook(
            NodeId node,
            Reference reference,
            StatementBook official,
            Collection<Membership> members,
            Collection<Counterparts> counterparts,
            ImputedBook imputed) {
        this.grid = official.grid();
        this.totals = new TotalsBook(node, reference, members, imputed);
        this.asOf = members.stream().flatMap(NodeBook::lastEnd).max(Comparator.naturalOrder());
        this.accounts = node.kind() == NodeKind.ENTERPRISE
                ? Optional.empty()
                : Optional.of(new AccountBook(
                        grid,
                        totals,
                        new ComparableBook(node, reference, counterparts),
                        new OfficialBook(reference, official)));
    }

    private static Stream<Instant> lastEnd(Membership member) {
        return member.lastIndex().stream()
                .mapToObj(last -> member.grid().end(member.version().period(), last));
    }

    PeriodGrid grid() {
        return grid;
    }

    /** End of the latest period stated; empty when nothing was. */
    Optional<Instant> asOf() {
        return asOf;
    }

    /** Of a group; empty for an enterprise. */
    Optional<AccountBook> accounts() {
        return accounts;
    }

    Set<PeriodLength> lengths() {
        return totals.lengths();
    }

    /** Numbers of the periods of which a figure is present, in order. */
    Set<Long> present(PeriodLength length) {
        return totals.present(length);
    }

    /** Totals in the order of the series' names, without those of which nothing is known. */
    List<SeriesTotal> pane(PeriodLength length, long index) {
        return totals.listed(PeriodRange.one(length, index));
    }

    /** The same, with what was published as imputed where it depends on the clock what is right. */
    List<SeriesTotal> pane(PeriodLength length, long index, List<SeriesTotal> said) {
        return totals.settled(pane(length, index), PeriodRange.one(length, index), said);
    }

    /** Totals of the whole periods of every length that are in the window and end by then. */
    List<SeriesTotal> window(Window window, Instant end) {
        return totals.listed(PeriodRange.of(window, end, grid, totals.lengths()));
    }

    /** The same, with what was published as imputed where it depends on the clock what is right. */
    List<SeriesTotal> window(Window window, Instant end, List<SeriesTotal> said) {
        return totals.settled(window(window, end), PeriodRange.of(window, end, grid, totals.lengths()), said);
    }

    /** Likewise one year earlier; nothing where nothing was reported then. */
    List<SeriesTotal> earlierWindow(Window window, Instant end) {
        return earlierWindow(window, end, List.of());
    }

    /** The same, with what was published as imputed where it depends on the clock what is right. */
    List<SeriesTotal> earlierWindow(Window window, Instant end, List<SeriesTotal> said) {
        List<SeriesTotal> totals = window(window, grid.yearEarlier(end), said);
        return totals.stream().anyMatch(total -> total.sum() != 0 || total.reported() != 0) ? totals : List.of();
    }
}

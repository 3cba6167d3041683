package org.industrymonitor.platform.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.industrymonitor.model.AccountLine.Comparable;
import org.industrymonitor.model.Contribution;
import org.industrymonitor.model.Growth;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;

/** The figures of a group that have a counterpart one year earlier, in all and by the child they came through. */
final class ComparableBook {
    private record Line(PeriodLength length, String series) {}

    private final NodeId node;
    private final Reference reference;
    private final Map<Line, PaneSums> all = new HashMap<>();
    private final SortedMap<String, Map<Line, PaneSums>> byChild = new TreeMap<>();
    private final Set<String> series = new TreeSet<>();

    /** @param counterparts that have the node in both places */
    ComparableBook(NodeId node, Reference reference, Collection<Counterparts> counterparts) {
        this.node = node;
        this.reference = reference;
        counterparts.forEach(this::add);
        all.keySet().forEach(line -> series.add(line.series()));
    }

    private void add(Counterparts counterparts) {
        Place now = counterparts.now().places().get(node);
        Place then = counterparts.then().places().get(node);
        if (!now.isComparableWith(then)) {
            return;
        }
        List<Map<Line, PaneSums>> books = new ArrayList<>(List.of(all));
        if (now.child().isPresent() && now.child().equals(then.child())) {
            books.add(byChild.computeIfAbsent(now.child().get().toString(), child -> new HashMap<>()));
        }
        PeriodLength length = counterparts.now().version().period();
        for (Counterparts.Pair pair : counterparts.pairs()) {
            Optional<Item> item = reference.item(pair.item());
            for (Map<Line, PaneSums> book : books) {
                add(
                        book,
                        new Line(length, pair.item()),
                        pair.index(),
                        now.of(pair.now().value()),
                        then.of(pair.then().value()));
                item.ifPresent(known -> add(
                        book,
                        new Line(length, known.measure().series()),
                        pair.index(),
                        now.of(pair.now().counted()),
                        then.of(pair.then().counted())));
            }
        }
    }

    private static void add(Map<Line, PaneSums> book, Line line, long index, long now, long then) {
        book.computeIfAbsent(line, l -> new PaneSums(2)).add(index, now, then);
    }

    /** All of which something is comparable at some time. */
    Set<String> series() {
        return series;
    }

    Comparable comparable(String series, Collection<PeriodRange> ranges) {
        return sum(all, series, ranges);
    }

    /** What each child adds to the growth, and last what comes from none; nothing of a series without a growth. */
    List<Contribution> contributions(String series, Collection<PeriodRange> ranges) {
        Comparable whole = comparable(series, ranges);
        OptionalLong growth = Growth.percent(whole.now(), whole.then());
        if (growth.isEmpty() || node.kind() == NodeKind.CELL) {
            return List.of();
        }
        Map<Optional<NodeId>, Comparable> parts = parts(series, ranges, whole);
        List<Long> changes = parts.values().stream()
                .map(part -> Math.subtractExact(part.now(), part.then()))
                .toList();
        List<Contribution> contributions = new ArrayList<>();
        Growth.points(changes, whole.then(), growth.getAsLong())
                .ifPresent(points -> parts.forEach((child, part) -> contributions.add(
                        new Contribution(child, part.now(), part.then(), points.get(contributions.size())))));
        return contributions;
    }

    private Map<Optional<NodeId>, Comparable> parts(String series, Collection<PeriodRange> ranges, Comparable whole) {
        Map<Optional<NodeId>, Comparable> parts = new LinkedHashMap<>();
        long now = whole.now();
        long then = whole.then();
        for (Map.Entry<String, Map<Line, PaneSums>> child : byChild.entrySet()) {
            Comparable part = sum(child.getValue(), series, ranges);
            if (!part.equals(Comparable.NONE)) {
                parts.put(Optional.of(NodeId.parse(child.getKey())), part);
                now = Math.subtractExact(now, part.now());
                then = Math.subtractExact(then, part.then());
            }
        }
        if (now != 0 || then != 0) {
            parts.put(Optional.empty(), new Comparable(now, then));
        }
        return parts;
    }

    private static Comparable sum(Map<Line, PaneSums> book, String series, Collection<PeriodRange> ranges) {
        long now = 0;
        long then = 0;
        for (PeriodRange range : ranges) {
            PaneSums panes = book.get(new Line(range.length(), series));
            if (panes != null) {
                long[] sums = panes.sum(range.from(), range.to());
                now = Math.addExact(now, sums[0]);
                then = Math.addExact(then, sums[1]);
            }
        }
        return now == 0 && then == 0 ? Comparable.NONE : new Comparable(now, then);
    }
}

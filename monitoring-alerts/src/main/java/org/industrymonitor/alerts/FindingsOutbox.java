package org.industrymonitor.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Record;
import org.industrymonitor.alerts.fold.Finding;
import org.industrymonitor.alerts.fold.Finding.Shortfall;
import org.industrymonitor.alerts.fold.Finding.Shortfalls;
import org.industrymonitor.alerts.fold.Folder;
import org.industrymonitor.alerts.place.Place;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;

/**
 * What is to be said to groups, put off until the task commits: of the falls of their parts only the largest of each period, in
 * one record, and before any word of the groups' own alerts, which they may explain. A part that was named of late goes on
 * being named while it falls, however little, so that what is known of it does not stand still.
 */
final class FindingsOutbox {

    /** Periods after which it is forgotten that a part was named. */
    private static final int REMEMBERED = 16;

    private final Map<Strand, Map<NodeId, Falls>> falls = new LinkedHashMap<>();
    private final Map<Strand, Map<NodeId, Named>> named = new HashMap<>();
    private final List<Record<String, Finding>> others = new ArrayList<>();
    private Strand strand;
    private Map<NodeId, Falls> ofStrand;
    private Map<NodeId, Named> namedOfStrand;
    private long newest;

    /** What fell, and when; of who was named the period is the epoch. */
    private record Strand(String series, PeriodLength length, Instant period) {}

    private record Fall(NodeId child, long fall, boolean planned) {}

    /** The largest falls of a group's parts, and those of parts that were named before. */
    private static final class Falls {
        private final List<Fall> largest = new ArrayList<>(Folder.MOST_PARTS);
        private final List<Fall> others = new ArrayList<>(0);

        void add(Fall fall, Named named) {
            if (largest.size() < Folder.MOST_PARTS) {
                largest.add(fall);
                return;
            }
            int least = 0;
            for (int i = 1; i < largest.size(); i++) {
                least = largest.get(i).fall() < largest.get(least).fall() ? i : least;
            }
            Fall smaller = fall;
            if (fall.fall() > largest.get(least).fall()) {
                smaller = largest.set(least, fall);
            }
            if (named.has(smaller.child())) {
                others.add(smaller);
            }
        }
    }

    /** Who was named to a group of late. */
    private static final class Named {
        private final Set<NodeId> now = new HashSet<>();
        private final Set<NodeId> before = new HashSet<>();
        private long since = Long.MIN_VALUE;

        boolean has(NodeId part) {
            return now.contains(part) || before.contains(part);
        }

        void add(List<Fall> parts, Strand strand) {
            long seconds = strand.length().isWithinDay()
                    ? strand.length().seconds()
                    : strand.length() == PeriodLength.P1D ? 86_400 : 31 * 86_400L;
            long period = strand.period().getEpochSecond();
            if (since == Long.MIN_VALUE || period > since + REMEMBERED * seconds) {
                before.clear();
                before.addAll(now);
                now.clear();
                since = period;
            }
            parts.forEach(part -> now.add(part.child()));
        }
    }

    /** The fall of a node, to be told to all that is wider. */
    void add(
            NodeId child,
            Place place,
            String series,
            PeriodLength length,
            Instant period,
            long fall,
            boolean planned,
            long timestamp) {
        if (strand == null
                || !strand.period().equals(period)
                || strand.length() != length
                || !strand.series().equals(series)) {
            strand = new Strand(series, length, period);
            ofStrand = falls.computeIfAbsent(strand, absent -> new LinkedHashMap<>());
            namedOfStrand = named.computeIfAbsent(new Strand(series, length, Instant.EPOCH), absent -> new HashMap<>());
        }
        Fall whole = new Fall(child, fall, planned);
        for (NodeId parent : place.parents()) {
            long counted = place.counted(parent, fall);
            if (counted > 0) {
                Fall part = counted == fall ? whole : new Fall(child, counted, planned);
                ofStrand.computeIfAbsent(parent, absent -> new Falls())
                        .add(part, namedOfStrand.computeIfAbsent(parent, absent -> new Named()));
            }
        }
        newest = Math.max(newest, timestamp);
    }

    /** Anything else. */
    void add(Record<String, Finding> record) {
        others.add(record);
    }

    /** Gives away all that there is. */
    void empty(Consumer<Record<String, Finding>> to) {
        falls.forEach((of, byParent) -> {
            Map<NodeId, Named> known = named.get(new Strand(of.series(), of.length(), Instant.EPOCH));
            byParent.forEach((parent, parts) -> {
                known.get(parent).add(parts.largest, of);
                to.accept(new Record<>(parent.toString(), told(of, parts), newest));
            });
        });
        falls.clear();
        strand = null;
        others.forEach(to);
        others.clear();
    }

    private static Shortfalls told(Strand of, Falls parts) {
        List<Shortfall> told = new ArrayList<>(parts.largest.size() + parts.others.size());
        parts.largest.forEach(part -> told.add(shortfall(of, part)));
        parts.others.forEach(part -> told.add(shortfall(of, part)));
        return new Shortfalls(told);
    }

    private static Shortfall shortfall(Strand of, Fall part) {
        return new Shortfall(
                part.child().toString(), of.series(), of.length(), of.period(), part.fall(), part.planned());
    }
}

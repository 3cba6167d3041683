package org.industrymonitor.platform.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How a series went beside what was expected of it, each period as it was judged last. */
final class Course {

    private final NavigableMap<Instant, Point> points = new TreeMap<>();

    /**
     * One period, in the unit of the series.
     *
     * @param start its label
     * @param lower below which it would be low
     * @param upper as far above the expectation
     */
    record Point(Instant start, double observed, double expected, double lower, double upper) {

        double highest() {
            return Math.max(observed, upper);
        }

        double lowest() {
            return Math.min(observed, lower);
        }
    }

    void add(Point point) {
        points.put(point.start(), point);
    }

    /** Up to so many periods around a moment, two thirds of them before it where there are so many. */
    List<Point> around(Instant moment, int most) {
        List<Point> after =
                points.tailMap(moment, true).values().stream().limit(most).toList();
        List<Point> before = List.copyOf(points.headMap(moment, false).values());
        int later = Math.min(after.size(), Math.max(most / 3, most - before.size()));
        int from = Math.max(0, before.size() - (most - later));
        List<Point> all = new ArrayList<>(before.subList(from, before.size()));
        all.addAll(after.subList(0, later));
        return all;
    }
}

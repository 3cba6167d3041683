package org.industrymonitor.model;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the windows of a node stand. A window in which nothing is counted and nothing expected is not listed.
 *
 * @param asOf end of the latest period known of the node, where the windows end
 * @param now totals by window, each in the order of the series' names
 * @param earlier the same windows one year earlier, see {@link PeriodGrid#yearEarlier(Instant)}
 */
public record Standing(Instant asOf, Map<Window, List<SeriesTotal>> now, Map<Window, List<SeriesTotal>> earlier) {

    public Standing {
        Objects.requireNonNull(asOf, "asOf");
        now = copy(now);
        earlier = copy(earlier);
    }

    private static Map<Window, List<SeriesTotal>> copy(Map<Window, List<SeriesTotal>> totals) {
        EnumMap<Window, List<SeriesTotal>> copy = new EnumMap<>(Window.class);
        totals.forEach((window, list) -> {
            if (!list.isEmpty()) {
                copy.put(window, List.copyOf(list));
            }
        });
        return Collections.unmodifiableMap(copy);
    }
}

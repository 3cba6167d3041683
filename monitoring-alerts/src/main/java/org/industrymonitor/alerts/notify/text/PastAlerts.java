package org.industrymonitor.alerts.notify.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;

/** The latest alerts of each node, series and kind that are over; of so many of those as were heard of last. */
public final class PastAlerts implements Past {

    /** Of one node, series and kind. */
    static final int MOST = 10;

    private static final int MOST_KEYS = 20_000;

    private final Map<String, Map<String, Episode>> ended = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Episode>> eldest) {
            return size() > MOST_KEYS;
        }
    };

    /** Takes an alert as it stands; one that was withdrawn, or is planned, has not happened. */
    public synchronized void take(Alert alert) {
        String key = key(alert);
        if (alert.state() == AlertState.RESOLVED && alert.resolved().isPresent()) {
            Map<String, Episode> known = ended.computeIfAbsent(key, absent -> new TreeMap<>());
            known.put(alert.id(), new Episode(alert.since(), alert.resolved().get()));
            if (known.size() > MOST) {
                known.entrySet().stream()
                        .min(Map.Entry.comparingByValue(Comparator.comparing(Episode::from)))
                        .map(Map.Entry::getKey)
                        .ifPresent(known::remove);
            }
        } else if (ended.containsKey(key)) {
            ended.get(key).remove(alert.id());
        }
    }

    @Override
    public synchronized Optional<List<Episode>> like(Alert alert) {
        List<Episode> episodes =
                new ArrayList<>(ended.getOrDefault(key(alert), Map.of()).values());
        episodes.removeIf(episode -> !episode.from().isBefore(alert.since()));
        episodes.sort(Comparator.comparing(Episode::from).reversed());
        return Optional.of(episodes);
    }

    private static String key(Alert alert) {
        return alert.node() + "|" + alert.series() + "|" + alert.kind().word();
    }
}

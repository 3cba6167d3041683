package org.industrymonitor.platform.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Reading;
import org.industrymonitor.platform.watch.LoopbackReceiver;

/**
 * Follows stops: from when the reading that revealed one was acknowledged until somebody was called because of it; and
 * keeps who was told what.
 */
final class Tidings implements Witness {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENTERPRISE = NodeKind.ENTERPRISE.prefix() + ":";

    private final Plan plan;
    private final Stops stops;
    private final Witness other;
    private final String measured;
    private final Map<Long, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Told> told = new TreeMap<>();
    private final Latencies latencies = new Latencies();
    private final Set<Integer> revealed = new HashSet<>();

    /** What one receiver was told. */
    private static final class Told {
        private final Set<String> transitions = new HashSet<>();
        private long single;
        private long summaries;
    }

    /**
     * @param other told the same
     * @param measured path of the receiver whose calls are timed: one that is told each alert by itself
     */
    Tidings(Plan plan, Stops stops, Witness other, String measured) {
        this.plan = plan;
        this.stops = stops;
        this.other = other;
        this.measured = measured;
    }

    @Override
    public void sent(int number, Reading reading, long millis, long turn) {
        other.sent(number, reading, millis, turn);
    }

    @Override
    public void acknowledged(int number, Reading reading, long millis) {
        long slot = plan.slotOf(reading.period().start());
        if (stops.isStopped(number, slot)) {
            acknowledged.put(slot * plan.enterprises() + number, millis);
        }
    }

    /** A receiver was called. */
    synchronized void called(LoopbackReceiver.Post post) {
        JsonNode json;
        try {
            json = JSON.readTree(post.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Told receiver = told.computeIfAbsent(post.path(), path -> new Told());
        if (json.path("summary").asBoolean()) {
            receiver.summaries++;
            json.get("alerts").forEach(alert -> take(receiver, post, alert));
        } else {
            receiver.single++;
            take(receiver, post, json);
        }
    }

    private void take(Told receiver, LoopbackReceiver.Post post, JsonNode alert) {
        String state = alert.get("state").asText();
        receiver.transitions.add(alert.get("id").asText() + "/" + state + "/"
                + alert.get("severity").asText());
        String node = alert.get("node").asText();
        if (!post.path().equals(measured) || !state.equals(AlertState.FIRING.word()) || !node.startsWith(ENTERPRISE)) {
            return;
        }
        OptionalInt number = Province.number(node.substring(ENTERPRISE.length()));
        long slot = plan.slotOf(Instant.parse(alert.get("raised_at").asText()));
        if (number.isPresent()) {
            Long since = acknowledged.remove(slot * plan.enterprises() + number.getAsInt());
            if (since != null && revealed.add(number.getAsInt())) {
                latencies.add(post.at().toEpochMilli() - since, true);
            }
        }
    }

    /** Forgets who was told what until now. */
    synchronized void countAnew() {
        told.clear();
    }

    /** From the acknowledgement of the reading that revealed a stop to the call. */
    SimulationReport.Quantiles latency() {
        return latencies.total();
    }

    /** Transitions that a receiver was told, each as {@code id/state/colour}. */
    synchronized Set<String> transitions(String path) {
        return told.containsKey(path) ? Set.copyOf(told.get(path).transitions) : Set.of();
    }

    /** Messages about one alert that a receiver got. */
    synchronized long single(String path) {
        return told.containsKey(path) ? told.get(path).single : 0;
    }

    /** Summaries that a receiver got. */
    synchronized long summaries(String path) {
        return told.containsKey(path) ? told.get(path).summaries : 0;
    }
}

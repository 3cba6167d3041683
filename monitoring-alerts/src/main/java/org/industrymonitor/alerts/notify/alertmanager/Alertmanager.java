package org.industrymonitor.alerts.notify.alertmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.industrymonitor.alerts.notify.Answer;
import org.industrymonitor.alerts.notify.Channel;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.http.Poster;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.notify.text.Message;
import org.industrymonitor.alerts.notify.text.MessageWriter;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Severity;

/**
 * Tells Prometheus Alertmanager, by {@code POST /api/v2/alerts}, to all its peers; taken when one of them took it. What
 * fires is said again and again, each time for some minutes, so that an Alertmanager that was away, or lost its state,
 * knows it again, and what nobody tells any more ends by itself. What ended is said again for a quarter of an hour, for one
 * that dies before it has told people.
 */
public final class Alertmanager implements Channel {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Beats for which an alert holds. */
    private static final int HOLDS = 4;

    private static final int BATCH = 200;
    /** For which an end is said again, as long as Alertmanager waits at most between two messages about a group, and more. */
    private static final Duration ENDS_SAID = Duration.ofMinutes(15);

    private final List<Peer> peers;
    private final Map<String, String> headers;
    private final Standing standing;
    private final Directory directory;
    private final MessageWriter writer;
    private final Duration interval;
    private final Clock clock;
    /** The colour in which each alert that fires was told last, and none for one that ended. */
    private final Map<String, Optional<Severity>> told = new HashMap<>();

    private Instant nextBeat = Instant.MIN;
    private Optional<Instant> lastTaken;

    /**
     * How alerts stand that concern the receiver.
     *
     * @param firing what fires now; asked at each beat
     * @param ended what ended, if it took that at or after a time; likewise
     * @param lastTaken when it took anything last; empty when it never did
     */
    public record Standing(
            Supplier<Stream<Alert>> firing, Function<Instant, Stream<Alert>> ended, Optional<Instant> lastTaken) {}

    /**
     * One of the processes that form an Alertmanager.
     *
     * @param alerts where alerts are posted
     */
    public record Peer(URI alerts, Poster poster) {

        /** Of the address that its web page has. */
        public static Peer at(URI address, Poster poster) {
            String base = address.toString();
            String separator = base.endsWith("/") ? "" : "/";
            return new Peer(URI.create(base + separator + "api/v2/alerts"), poster);
        }
    }

    /**
     * @param peers at least one
     * @param credentials {@code user:password}, for all
     * @param interval between two beats
     */
    public Alertmanager(
            List<Peer> peers,
            Optional<String> credentials,
            Standing standing,
            Directory directory,
            MessageWriter writer,
            Duration interval,
            Clock clock) {
        this.peers = List.copyOf(peers);
        this.headers = credentials
                .map(pair -> Map.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))))
                .orElse(Map.of());
        this.standing = standing;
        this.lastTaken = standing.lastTaken();
        this.directory = directory;
        this.writer = writer;
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public boolean takesBatches() {
        return true;
    }

    @Override
    public Answer send(Notice notice) throws InterruptedException {
        Answer answer = post(notice.alerts());
        if (answer == Answer.TAKEN) {
            notice.alerts().forEach(this::remember);
            lastTaken = Optional.of(clock.instant());
        }
        return answer;
    }

    /** Says again what fires, and what ended lately. A failure is not tried again, for the next beat says it all. */
    @Override
    public void beat(Instant now) throws InterruptedException {
        if (now.isBefore(nextBeat)) {
            return;
        }
        nextBeat = now.plus(interval);
        List<Alert> all = new ArrayList<>(standing.firing()
                .get()
                // The topic of states may be a moment behind the events that were told.
                .filter(alert -> told.getOrDefault(alert.id(), Optional.of(alert.severity()))
                        .isPresent())
                .toList());
        lastTaken.ifPresent(last -> standing.ended()
                .apply(last.minus(ENDS_SAID))
                .filter(alert -> !fires(alert))
                .forEach(all::add));
        Answer answer = Answer.TAKEN;
        for (int from = 0; from < all.size() && answer == Answer.TAKEN; from += BATCH) {
            List<Alert> batch = all.subList(from, Math.min(from + BATCH, all.size()));
            answer = post(batch);
            if (answer == Answer.TAKEN) {
                batch.forEach(this::remember);
            }
        }
        if (answer == Answer.TAKEN && !all.isEmpty()) {
            lastTaken = Optional.of(now);
        }
        told.values().removeIf(Optional::isEmpty);
    }

    private void remember(Alert alert) {
        told.put(alert.id(), fires(alert) ? Optional.of(alert.severity()) : Optional.empty());
    }

    private Answer post(List<Alert> alerts) throws InterruptedException {
        byte[] body = bytes(json(alerts, clock.instant()));
        Answer best = Answer.LATER;
        boolean rejected = false;
        for (Peer peer : peers) {
            Answer answer = peer.poster().post(peer.alerts(), body, headers, Poster.BodyJudge.ANY);
            rejected |= answer == Answer.REJECTED;
            best = answer == Answer.TAKEN ? answer : best;
        }
        return best != Answer.TAKEN && rejected ? Answer.REJECTED : best;
    }

    private ArrayNode json(List<Alert> alerts, Instant now) {
        ArrayNode json = JSON.createArrayNode();
        for (Alert alert : alerts) {
            Optional<Severity> before = told.getOrDefault(alert.id(), Optional.empty());
            // In another colour it is another alert to Alertmanager; the one it was is over.
            before.filter(colour -> colour != alert.severity())
                    .ifPresent(colour -> json.add(json(alert, colour, now, now)));
            Instant ends = fires(alert) ? now.plus(interval.multipliedBy(HOLDS)) : now;
            json.add(json(alert, alert.severity(), now, ends));
        }
        return json;
    }

    private ObjectNode json(Alert alert, Severity colour, Instant now, Instant ends) {
        Message message = writer.message(alert);
        ObjectNode json = JSON.createObjectNode();
        ObjectNode labels = json.putObject("labels");
        Labels.of(alert, colour, directory).forEach(labels::put);
        ObjectNode annotations = json.putObject("annotations");
        annotations.put("summary", message.title());
        annotations.put("description", message.body());
        annotations.put("alert_id", alert.id());
        annotations.put("state", alert.state().word());
        message.links().stream()
                .findFirst()
                .ifPresent(link -> json.put("generatorURL", link.address().toString()));
        Instant since = alert.since();
        json.put("startsAt", (since.isBefore(now) ? since : now).toString());
        json.put("endsAt", ends.toString());
        return json;
    }

    private static boolean fires(Alert alert) {
        return alert.state() == AlertState.FIRING;
    }

    private static byte[] bytes(ArrayNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree must have a JSON form, has none", e);
        }
    }
}

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
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.industrymonitor.alerts.notify.Answer;
import org.industrymonitor.alerts.notify.Channel;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.http.Poster;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.notify.text.MessageWriter;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Severity;

/**
 * Tells Prometheus Alertmanager, by {@code POST /api/v2/alerts}, to all its peers; taken when one of them took it. What
 * fires is said again and again, each time for some minutes, so that an Alertmanager that was away, or lost its state,
 * knows it again, and what nobody tells any more ends by itself. What ended is said again for a quarter of an hour, for one
 * that dies before it has told people.
 *
 * <p>One that was away tells people an end only if its notes say that it told them of the alert, and the first end that
 * it hears wipes out the note of the whole group. So as long as it may have been away, what it knew and what is over by now is
 * said to fire still; the ends follow together, a beat after it has heard all that fires.
 */
public final class Alertmanager implements Channel {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Beats for which an alert holds. */
    private static final int HOLDS = 4;

    private static final int BATCH = 200;
    /** For which an end is said again, as long as Alertmanager waits at most between two messages about a group, and more. */
    private static final Duration ENDS_SAID = Duration.ofMinutes(15);
    /** Between two beats at most, as long as it may have been away. */
    private static final Duration RETURN_BEAT = Duration.ofSeconds(10);

    private final List<Peer> peers;
    private final Map<String, String> headers;
    private final Standing standing;
    private final AlertJson json;
    private final Duration interval;
    private final Clock clock;
    /** The colour in which each alert that fires was told last, and none for one that ended. */
    private final Map<String, Optional<Severity>> told = new HashMap<>();
    /** What was said to fire though it is over; its end is still to be said. */
    private final Map<Coloured, Alert> owed = new LinkedHashMap<>();

    private Contact contact = Contact.LOST;
    private Instant nextBeat = Instant.MIN;
    private Optional<Instant> lastTaken;
    /** Since when it has taken the ends that are said again; it does not move while contact is lost. */
    private Optional<Instant> endsFrom;

    /** What may be taken for granted of an Alertmanager. */
    private enum Contact {
        /** Nothing: it did not answer, or we have only just begun. */
        LOST,
        /** It has heard all that fires. */
        FOUND,
        /** It has heard all that is over, too. */
        HELD
    }

    /** An alert in a colour, which is what Alertmanager takes for one alert. */
    private record Coloured(String id, Severity colour) {}

    /**
     * How alerts stand that concern the receiver.
     *
     * @param firing what fires now; asked at each beat
     * @param ended what ended, if it took that at or after a time; likewise
     * @param fired the colour in which it took last that an alert fires; empty when it never did
     * @param lastTaken when it took anything last; empty when it never did
     */
    public record Standing(
            Supplier<Stream<Alert>> firing,
            Function<Instant, Stream<Alert>> ended,
            Function<Alert, Optional<Severity>> fired,
            Optional<Instant> lastTaken) {}

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
        this.endsFrom = endsFrom();
        this.json = new AlertJson(directory, writer);
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public boolean takesBatches() {
        return true;
    }

    @Override
    public Answer send(Notice notice) throws InterruptedException {
        Map<String, Alert> last = new LinkedHashMap<>();
        notice.alerts().forEach(alert -> last.put(alert.id(), alert));
        return say(last.values());
    }

    /** Says again what fires, and what ended lately. A failure is not tried again, for the next beat says it all. */
    @Override
    public void beat(Instant now) throws InterruptedException {
        if (now.isBefore(nextBeat)) {
            return;
        }
        List<Alert> firing = standing.firing()
                .get()
                // The topic of states may be a moment behind the events that were told.
                .filter(alert -> told.getOrDefault(alert.id(), Optional.of(alert.severity()))
                        .isPresent())
                .toList();
        switch (contact) {
            case LOST -> {
                if (say(firing) != Answer.LATER) {
                    contact = Contact.FOUND;
                }
            }
            case FOUND -> {
                contact = Contact.HELD;
                if (endOwed() != Answer.LATER && say(withEnded(firing)) != Answer.LATER) {
                    owed.clear();
                }
            }
            case HELD -> {
                endsFrom = endsFrom();
                say(withEnded(firing));
            }
        }
        boolean soon = contact != Contact.HELD && interval.compareTo(RETURN_BEAT) > 0;
        nextBeat = now.plus(soon ? RETURN_BEAT : interval);
        told.values().removeIf(Optional::isEmpty);
    }

    private Optional<Instant> endsFrom() {
        return lastTaken.map(last -> last.minus(ENDS_SAID));
    }

    private List<Alert> withEnded(List<Alert> firing) {
        Stream<Alert> ended = endsFrom.stream().flatMap(standing.ended()).filter(alert -> !fires(alert));
        return Stream.concat(firing.stream(), ended).toList();
    }

    private Answer endOwed() throws InterruptedException {
        Instant now = clock.instant();
        List<ObjectNode> over = new ArrayList<>();
        owed.forEach((coloured, alert) -> over.add(json.of(alert, coloured.colour(), now, now)));
        return post(over);
    }

    private Answer say(Collection<Alert> alerts) throws InterruptedException {
        Answer answer = post(said(alerts, clock.instant()));
        if (answer == Answer.TAKEN) {
            alerts.forEach(
                    alert -> told.put(alert.id(), fires(alert) ? Optional.of(alert.severity()) : Optional.empty()));
            lastTaken = Optional.of(clock.instant());
        }
        return answer;
    }

    private List<ObjectNode> said(Collection<Alert> alerts, Instant now) {
        Instant holds = now.plus(interval.multipliedBy(HOLDS));
        boolean held = contact == Contact.HELD;
        List<ObjectNode> said = new ArrayList<>();
        for (Alert alert : alerts) {
            // In another colour it is another alert to Alertmanager; the one it was is over.
            Set<Severity> over = EnumSet.noneOf(Severity.class);
            known(alert).ifPresent(over::add);
            if (fires(alert)) {
                over.remove(alert.severity());
            } else if (held) {
                over.add(alert.severity());
            }
            for (Severity colour : over) {
                if (!held) {
                    owed.put(new Coloured(alert.id(), colour), alert);
                }
                said.add(json.of(alert, colour, now, held ? now : holds));
            }
            if (fires(alert)) {
                owed.remove(new Coloured(alert.id(), alert.severity()));
                said.add(json.of(alert, alert.severity(), now, holds));
            }
        }
        return said;
    }

    private Optional<Severity> known(Alert alert) {
        Optional<Severity> colour = told.get(alert.id());
        return colour == null ? standing.fired().apply(alert) : colour;
    }

    /** In batches, and one that is empty when there is nothing to be said, which shows whether it is there. */
    private Answer post(List<ObjectNode> alerts) throws InterruptedException {
        Answer answer = Answer.TAKEN;
        int from = 0;
        do {
            int to = Math.min(from + BATCH, alerts.size());
            Answer one = postAtOnce(alerts.subList(from, to));
            answer = one == Answer.TAKEN ? answer : one;
            from = to;
        } while (from < alerts.size() && answer != Answer.LATER);
        if (answer == Answer.LATER && contact != Contact.LOST) {
            contact = Contact.LOST;
            nextBeat = Instant.MIN;
        }
        return answer;
    }

    private Answer postAtOnce(List<ObjectNode> alerts) throws InterruptedException {
        byte[] body = bytes(JSON.createArrayNode().addAll(alerts));
        Answer best = Answer.LATER;
        boolean rejected = false;
        for (Peer peer : peers) {
            Answer answer = peer.poster().post(peer.alerts(), body, headers, Poster.BodyJudge.ANY);
            rejected |= answer == Answer.REJECTED;
            best = answer == Answer.TAKEN ? answer : best;
        }
        return best != Answer.TAKEN && rejected ? Answer.REJECTED : best;
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

package org.industrymonitor.alerts.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.industrymonitor.alerts.book.AlertBook;
import org.industrymonitor.alerts.book.Entry;
import org.industrymonitor.alerts.book.Event;
import org.industrymonitor.alerts.book.Position;
import org.industrymonitor.alerts.book.RecentEvents;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.notify.route.Jurisdiction;
import org.industrymonitor.model.Remark;
import org.industrymonitor.runtime.access.Reader;
import org.industrymonitor.runtime.access.Readers;
import org.industrymonitor.runtime.http.RequestFault;
import org.industrymonitor.runtime.json.AlertJson;

/** {@code GET /v1/alerts}, page by page, those raised last first; and {@code GET /v1/alerts/{id}} with its events. */
final class AlertsRoute {

    private static final int MOST = 500;
    private static final int USUAL = 100;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final AlertBook book;
    private final RecentEvents recent;
    private final Directory directory;
    private final Readers readers;
    private final BooleanSupplier ready;

    /** @param ready whether the book holds what was there before the start */
    AlertsRoute(AlertBook book, RecentEvents recent, Directory directory, Readers readers, BooleanSupplier ready) {
        this.book = book;
        this.recent = recent;
        this.directory = directory;
        this.readers = readers;
        this.ready = ready;
    }

    void list(Context context) throws RequestFault {
        Jurisdiction own = AlertQuery.of(readers.reader(context).domain());
        checkReady();
        AlertQuery query = AlertQuery.of(context);
        String canonical = AlertQuery.canonical(context);
        int limit = limit(context);
        // before the alerts: whoever follows the events from there on misses none
        Position position = recent.end().position();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode alerts = answer.putArray("alerts");
        Entry last = null;
        for (Entry entry : from(context.queryParam("cursor"), canonical)) {
            if (own.covers(entry.alert(), directory) && query.covers(entry, directory)) {
                if (alerts.size() == limit) {
                    answer.put("next", Cursor.at(last, canonical).toString());
                    break;
                }
                put(alerts.addObject(), entry);
                last = entry;
            }
        }
        Optional<Instant> forgotten = book.forgottenUpTo();
        answer.put(
                "complete",
                forgotten.filter(upTo -> !upTo.isBefore(query.since())).isEmpty());
        forgotten.ifPresent(upTo -> answer.put("forgotten_up_to", upTo.toString()));
        answer.put("position", position.toString());
        context.contentType("application/json").result(answer.toString());
    }

    void one(Context context) throws RequestFault {
        Entry entry = find(readers.reader(context), context.pathParam("id"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        put(answer, entry);
        ArrayNode events = answer.putArray("events");
        for (Event event : entry.events()) {
            ObjectNode json =
                    events.addObject().put("received", event.received().toString());
            AlertJson.put(json, event.alert());
        }
        answer.put("events_left_out", entry.leftOut());
        context.contentType("application/json").result(answer.toString());
    }

    /** The alert of that id, if it is one for that reader. */
    Entry find(Reader reader, String id) throws RequestFault {
        checkReady();
        Jurisdiction own = AlertQuery.of(reader.domain());
        return book.find(id)
                .filter(entry -> own.covers(entry.alert(), directory))
                .orElseThrow(() -> RequestFault.notFound("no alert of this id is known"
                        + book.forgottenUpTo()
                                .map(upTo ->
                                        "; those that have ended and were raised up to " + upTo + " are not all kept")
                                .orElse("")));
    }

    void checkReady() throws RequestFault {
        if (!ready.getAsBoolean()) {
            throw RequestFault.unavailable("alerts are being read; ask again", SOON);
        }
    }

    /** Adds an alert and what was said of it. */
    static void put(ObjectNode json, Entry entry) {
        AlertJson.put(json, entry.alert());
        ArrayNode remarks = json.putArray("remarks");
        for (Remark remark : entry.remarks()) {
            AlertJson.put(remarks.addObject(), remark);
        }
    }

    private Collection<Entry> from(String cursor, String canonical) throws RequestFault {
        if (cursor == null) {
            return book.all();
        }
        try {
            Cursor parsed = Cursor.parse(cursor, canonical);
            return book.after(parsed.raised(), parsed.id());
        } catch (IllegalArgumentException e) {
            throw RequestFault.badRequest(e.getMessage());
        }
    }

    private static int limit(Context context) throws RequestFault {
        String text = context.queryParam("limit");
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw RequestFault.badRequest("limit must be 1 to " + MOST + ", is '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}

package org.industrymonitor.alerts.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.industrymonitor.alerts.book.Event;
import org.industrymonitor.alerts.book.Position;
import org.industrymonitor.alerts.book.RecentEvents;
import org.industrymonitor.alerts.book.RecentEvents.Start;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.web.StreamMeters.End;
import org.industrymonitor.model.Alert;
import org.industrymonitor.runtime.access.Reader;
import org.industrymonitor.runtime.access.Readers;
import org.industrymonitor.runtime.http.RequestFault;
import org.industrymonitor.runtime.json.AlertJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /v1/alerts/stream}: transitions as they happen. Each who follows has a thread, of which there are so many and no
 * more, and reads the latest events at its own pace: nothing is kept for it, and who falls behind them is cut off.
 */
final class StreamRoute {

    private static final Logger log = LoggerFactory.getLogger(StreamRoute.class);
    private static final int BATCH = 64;
    private static final Duration LATER = Duration.ofSeconds(10);

    private final RecentEvents recent;
    private final Directory directory;
    private final Readers readers;
    private final BooleanSupplier ready;
    private final StreamMeters meters;
    private final Semaphore places;
    private final Duration heartbeat;
    private final Duration patience;
    private volatile boolean stopping;

    /**
     * @param most who may follow at once
     * @param heartbeat the longest time without a word
     * @param patience how long one who follows may leave what is written to it unread
     */
    StreamRoute(
            RecentEvents recent,
            Directory directory,
            Readers readers,
            BooleanSupplier ready,
            StreamMeters meters,
            int most,
            Duration heartbeat,
            Duration patience) {
        this.recent = recent;
        this.directory = directory;
        this.readers = readers;
        this.ready = ready;
        this.meters = meters;
        this.places = new Semaphore(most);
        this.heartbeat = heartbeat;
        this.patience = patience;
    }

    /** Lets one who asks follow from now on, or from where it was. */
    void follow(Context context) throws RequestFault {
        Readers.Pass pass = readers.pass(context);
        pass.reader();
        if (!ready.getAsBoolean()) {
            throw RequestFault.unavailable("alerts are being read; ask again", LATER);
        }
        AlertQuery query = AlertQuery.of(context);
        Optional<Position> asked = asked(context);
        if (!places.tryAcquire()) {
            meters.refused();
            throw RequestFault.overloaded("as many follow the alerts as may; ask again", LATER);
        }
        context.contentType("text/event-stream; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
        CompletableFuture<Void> ended = new CompletableFuture<>();
        context.future(() -> {
            Thread thread = new Thread(() -> run(context, pass, query, asked, ended), "alerts-stream");
            thread.setDaemon(true);
            thread.start();
            return ended;
        });
    }

    /** Lets go of all who follow. */
    void stop() {
        stopping = true;
    }

    private void run(
            Context context,
            Readers.Pass pass,
            AlertQuery query,
            Optional<Position> asked,
            CompletableFuture<Void> ended) {
        EndPoint follower = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        meters.began();
        End end = End.GONE;
        try {
            follower.setIdleTimeout(patience.toMillis());
            end = write(context, pass, query, asked);
        } catch (IOException e) {
            end = isTimeout(e) ? End.SLOW : End.GONE;
            log.debug("Stream of alerts broke off: cause={}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = End.STOPPED;
        } finally {
            places.release();
            meters.ended(end);
        }
        if (end == End.GONE || end == End.SLOW) {
            // the server ends the request by itself when it has lost the connection
            follower.close();
        } else {
            ended.complete(null);
        }
    }

    private End write(Context context, Readers.Pass pass, AlertQuery query, Optional<Position> asked)
            throws IOException, InterruptedException {
        EventWriter out = new EventWriter(context.res().getOutputStream());
        Start start = start(asked, out);
        long next = start.number();
        Position position = start.position();
        out.heartbeat(position);
        while (!stopping) {
            Optional<List<Event>> events = recent.from(next, BATCH, heartbeat);
            Optional<Reader> reader = reader(pass);
            if (reader.isEmpty() || events.isEmpty()) {
                return reader.isEmpty() ? End.REVOKED : End.SLOW;
            }
            for (Event event : events.get()) {
                next++;
                if (!position.isPast(event)) {
                    position = position.after(event);
                    tell(event, position, query, reader.get(), out);
                }
            }
            if (events.get().isEmpty()) {
                out.heartbeat(position);
            }
            out.flush();
        }
        return End.STOPPED;
    }

    private Start start(Optional<Position> asked, EventWriter out) throws IOException {
        if (asked.isEmpty()) {
            return recent.end();
        }
        Optional<Start> known = recent.after(asked.get());
        if (known.isEmpty()) {
            Start end = recent.end();
            String message = "events since then are no longer all kept; read /v1/alerts, and go on from here";
            out.event(
                    "reset",
                    end.position(),
                    JsonNodeFactory.instance.objectNode().put("message", message));
            return end;
        }
        return known.get();
    }

    private void tell(Event event, Position position, AlertQuery query, Reader reader, EventWriter out)
            throws IOException {
        Alert alert = event.alert();
        if (query.covers(alert, directory) && AlertQuery.of(reader.domain()).covers(alert, directory)) {
            var json = JsonNodeFactory.instance.objectNode();
            AlertJson.put(json, alert);
            out.event("alert", position, json);
        }
    }

    /** Who follows, if he still may: a token may have been revoked. */
    private static Optional<Reader> reader(Readers.Pass pass) {
        try {
            return Optional.of(pass.reader());
        } catch (RequestFault revoked) {
            return Optional.empty();
        }
    }

    private static Optional<Position> asked(Context context) throws RequestFault {
        String header = context.header("Last-Event-ID");
        String text = header == null ? context.queryParam("after") : header;
        try {
            return Optional.ofNullable(text).map(Position::parse);
        } catch (IllegalArgumentException e) {
            throw RequestFault.badRequest(e.getMessage());
        }
    }

    private static boolean isTimeout(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}

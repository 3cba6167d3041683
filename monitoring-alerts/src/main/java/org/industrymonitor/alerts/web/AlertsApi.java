package org.industrymonitor.alerts.web;

import static org.industrymonitor.runtime.http.RequestFault.answering;

import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.industrymonitor.alerts.book.AlertBook;
import org.industrymonitor.alerts.book.BookKeeper;
import org.industrymonitor.alerts.book.RecentEvents;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.runtime.access.Readers;
import org.industrymonitor.runtime.http.HttpModule;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.Metrics;

/** Alerts over HTTP. A process adds it to its lifecycle, and serves it at the endpoint, which starts after it and stops before it. */
public final class AlertsApi implements Service, HttpModule {

    private static final Map<String, RemarkKind> REMARKS = Map.of(
            "acknowledge", RemarkKind.ACKNOWLEDGED,
            "comment", RemarkKind.COMMENT,
            "false", RemarkKind.FALSE,
            "planned", RemarkKind.PLANNED);

    private final BookKeeper keeper;
    private final Producer<byte[], byte[]> producer;
    private final AlertsRoute alerts;
    private final StreamRoute stream;
    private final RemarksRoute remarks;

    /**
     * How much is kept, and for whom.
     *
     * @param ended alerts that have ended
     * @param events latest events, for those who follow and come back
     * @param followers who may follow at once
     * @param heartbeat the longest time without a word to one who follows
     * @param patience how long one who follows may leave unread what was written
     * @param ackTimeout how long an operator waits for Kafka
     */
    public record Limits(
            int ended, int events, int followers, Duration heartbeat, Duration patience, Duration ackTimeout) {}

    /** The Kafka clients; the producer is closed with this. */
    public record Clients(Supplier<Consumer<byte[], byte[]>> consumers, Producer<byte[], byte[]> producer) {}

    /**
     * @param directory where nodes stand
     * @param placesKnown whether it is known whole; until then nothing is answered
     * @param fatal told when reading cannot go on
     */
    public AlertsApi(
            Limits limits,
            Clients clients,
            Directory directory,
            BooleanSupplier placesKnown,
            Readers readers,
            Clock clock,
            Metrics metrics,
            FatalListener fatal) {
        AlertBook book = new AlertBook(limits.ended());
        RecentEvents recent = new RecentEvents(limits.events());
        keeper = new BookKeeper(book, recent, clients.consumers(), metrics, fatal);
        producer = clients.producer();
        BooleanSupplier ready = () -> health().isUp() && placesKnown.getAsBoolean();
        alerts = new AlertsRoute(book, recent, directory, readers, ready);
        stream = new StreamRoute(
                recent,
                directory,
                readers,
                ready,
                new StreamMeters(metrics.registry()),
                limits.followers(),
                limits.heartbeat(),
                limits.patience());
        remarks = new RemarksRoute(alerts, readers, new RemarkWriter(producer, keeper, limits.ackTimeout()), clock);
    }

    /** Keeps what is answered up with Kafka. */
    BookKeeper keeper() {
        return keeper;
    }

    @Override
    public String name() {
        return keeper.name();
    }

    @Override
    public void start() {
        keeper.start();
    }

    @Override
    public Health health() {
        return keeper.health();
    }

    @Override
    public void stop() throws InterruptedException {
        stream.stop();
        keeper.stop();
        producer.close();
    }

    @Override
    public byte[] openApi() {
        return HttpModule.openApiBeside(AlertsApi.class);
    }

    /** Adds {@code /v1/alerts} and what is below it. An id may hold slashes. */
    @Override
    public void addRoutes(RoutesConfig routes) {
        routes.get("/v1/alerts", answering(alerts::list));
        routes.get("/v1/alerts/stream", answering(stream::follow));
        routes.get("/v1/alerts/<id>", answering(alerts::one));
        REMARKS.forEach((word, kind) ->
                routes.post("/v1/alerts/<id>/" + word, answering(context -> remarks.say(context, kind))));
        for (String word : new String[] {"acknowledge", "false"}) {
            routes.delete(
                    "/v1/alerts/<id>/" + word, answering(context -> remarks.takeBack(context, REMARKS.get(word))));
        }
    }
}

package org.industrymonitor.streams.web;

import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.industrymonitor.runtime.access.Readers;
import org.industrymonitor.runtime.http.HttpModule;
import org.industrymonitor.runtime.http.RequestFault;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.streams.inquiry.Desks;

/** Aggregates over HTTP. A process adds it to its lifecycle, and serves it at the endpoint. */
public final class AggregatesApi implements Service, HttpModule {

    private final Trees trees;
    private final AggregatesRoute route;

    /**
     * @param desks where questions to the tasks of this process are handed in
     * @param owners knows where the tasks run
     * @param consumers makes the consumer of committed bytes that reads the trees
     * @param encrypted whether the processes of the role speak HTTPS
     * @param patience how long a task may take
     * @param fatal told when reading cannot go on
     */
    public AggregatesApi(
            Desks desks,
            Owners owners,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Readers readers,
            boolean encrypted,
            Duration patience,
            Metrics metrics,
            FatalListener fatal) {
        trees = new Trees(consumers, metrics, fatal);
        route = new AggregatesRoute(desks, owners, new Neighbours(encrypted), trees, readers, patience);
    }

    @Override
    public String name() {
        return trees.view().name();
    }

    @Override
    public void start() {
        trees.view().start();
    }

    @Override
    public Health health() {
        return trees.view().health();
    }

    @Override
    public void stop() throws InterruptedException {
        trees.view().stop();
    }

    @Override
    public byte[] openApi() {
        return HttpModule.openApiBeside(AggregatesApi.class);
    }

    /** Adds {@code /v1/aggregates/{node}}. A node may hold slashes. */
    @Override
    public void addRoutes(RoutesConfig routes) {
        routes.get("/v1/aggregates/<node>", RequestFault.answering(route::get));
    }
}

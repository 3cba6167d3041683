package org.industrymonitor.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP server of a process.  It always serves {@code /metrics}, {@code /health/live} (the process is worth
 * keeping) and {@code /health/ready} (200 when every service is up, else 503 with the reasons); modules add routes, and
 * {@code /v1/openapi.json} says what they are.
 */
public final class HttpEndpoint implements Service {

    private static final Logger log = LoggerFactory.getLogger(HttpEndpoint.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON_TYPE = "application/json";
    /** What is read from a connection at once: bodies come by the hundred kilobytes. */
    private static final int INPUT_BUFFER = 64 << 10;

    private final HttpSettings settings;
    private final Metrics metrics;
    private final Supplier<Map<String, Health>> health;
    private final List<Consumer<RoutesConfig>> routes = new CopyOnWriteArrayList<>();
    private final List<byte[]> documents = new CopyOnWriteArrayList<>();
    private final Optional<TlsFiles> tls;
    private volatile Javalin server;
    private volatile ScheduledExecutorService watcher;

    /**
     * @param settings where to listen
     * @param metrics what {@code /metrics} shows
     * @param health the health of the process's services by name, usually {@code lifecycle::health}
     * @throws org.industrymonitor.runtime.settings.SettingsException if the files of TLS cannot be used
     */
    public HttpEndpoint(HttpSettings settings, Metrics metrics, Supplier<Map<String, Health>> health) {
        this.settings = settings;
        this.metrics = metrics;
        this.health = health;
        this.tls = settings.tls().map(files -> new TlsFiles(files, metrics.registry()));
    }

    /** Adds routes; only before the start. */
    public HttpEndpoint routes(Consumer<RoutesConfig> routes) {
        if (server != null) {
            throw new IllegalStateException("routes must be added before the start, the endpoint is started");
        }
        this.routes.add(routes);
        return this;
    }

    /** Adds the routes of a module, and what it says of them to {@code /v1/openapi.json}; only before the start. */
    public HttpEndpoint serve(HttpModule module) {
        documents.add(module.openApi());
        return routes(module::addRoutes);
    }

    @Override
    public String name() {
        return "http";
    }

    /** @throws HttpBindException if the address is in use, not ours or not allowed */
    @Override
    public void start() throws HttpBindException {
        Javalin javalin = Javalin.create(this::configure);
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            javalin.stop();
            throw bindFault(e);
        } catch (RuntimeException e) {
            javalin.stop();
            if (isUnresolved(e)) {
                throw bindFault(e);
            }
            throw e;
        }
        server = javalin;
        tls.ifPresent(files -> {
            long interval = settings.tls().orElseThrow().interval().toMillis();
            watcher = Executors.newSingleThreadScheduledExecutor(HttpEndpoint::daemon);
            watcher.scheduleWithFixedDelay(files::check, interval, interval, TimeUnit.MILLISECONDS);
        });
        log.info("Listening: url={}", url());
    }

    @Override
    public Health health() {
        return server == null ? Health.down("is not listening") : Health.up();
    }

    @Override
    public void stop() {
        Javalin javalin = server;
        if (javalin != null) {
            javalin.stop();
            server = null;
        }
        if (watcher != null) {
            watcher.shutdownNow();
        }
    }

    /**
     * The port it listens on, also where any free one was asked for.
     *
     * @throws IllegalStateException if it is not started
     */
    public int port() {
        Javalin javalin = server;
        if (javalin == null) {
            throw new IllegalStateException("port is known after the start, the endpoint is not started");
        }
        return javalin.port();
    }

    /** Address to open, such as {@code http://127.0.0.1:8080}; a wildcard host shows as localhost. */
    public String url() {
        String host = settings.host();
        String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return (settings.tls().isPresent() ? "https://" : "http://") + (shown.contains(":") ? "[" + shown + "]" : shown)
                + ":" + port();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "http-tls");
        thread.setDaemon(true);
        return thread;
    }

    private void configure(JavalinConfig config) {
        config.jetty.addConnector(this::connector);
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = false;
        config.http.maxRequestSize = settings.requestMaxBytes();
        config.http.prefer405over404 = true;
        QueuedThreadPool threads = new QueuedThreadPool(settings.threads(), Math.min(4, settings.threads()));
        threads.setName("http");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.routes.get(
                "/metrics", context -> context.contentType(PROMETHEUS_TEXT).result(metrics.scrape()));
        config.routes.get(
                "/health/live", context -> context.contentType(JSON_TYPE).result("{\"status\":\"UP\"}"));
        config.routes.get("/health/ready", this::ready);
        if (!documents.isEmpty()) {
            byte[] document = OpenApi.join(documents);
            config.routes.get(
                    "/v1/openapi.json",
                    context -> context.contentType(JSON_TYPE).result(document));
        }
        routes.forEach(module -> module.accept(config.routes));
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = tls.map(files -> files.connector(server, http))
                .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.getConnectionFactory(HttpConnectionFactory.class).setInputBufferSize(INPUT_BUFFER);
        return connector;
    }

    private void ready(Context context) throws JsonProcessingException {
        Map<String, Health> services = health.get();
        boolean up = services.values().stream().allMatch(Health::isUp);
        ObjectNode body = JSON.createObjectNode().put("status", up ? "UP" : "DOWN");
        ObjectNode parts = body.putObject("services");
        services.forEach((name, state) ->
                parts.putObject(name).put("status", state.state().name()).put("detail", state.detail()));
        context.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(JSON_TYPE)
                .result(JSON.writeValueAsString(body));
    }

    private HttpBindException bindFault(RuntimeException e) {
        Throwable root = root(e);
        String detail = String.valueOf(root.getMessage()).toLowerCase(Locale.ROOT);
        String message;
        if (isUnresolved(e)) {
            message = "host " + settings.host() + " is not an address of this machine: set http.host to another one";
        } else if (detail.contains("permission denied")) {
            message = "port " + settings.port() + " is not allowed for this user: set " + settings.portKey()
                    + " to a port from 1024 on";
        } else if (detail.contains("cannot assign") || detail.contains("can't assign")) {
            message = "host " + settings.host() + " is not an address of this machine: set http.host to another one";
        } else {
            message = "port " + settings.port() + " is in use: stop the program that listens on " + settings.host()
                    + ":" + settings.port() + ", or set " + settings.portKey()
                    + " to another port (0 for any free one)";
        }
        return new HttpBindException(message, e);
    }

    private static boolean isUnresolved(Throwable e) {
        Throwable root = root(e);
        return root instanceof UnresolvedAddressException
                || root instanceof UnknownHostException
                || root instanceof BindException
                        && String.valueOf(root.getMessage()).contains("ssign");
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}

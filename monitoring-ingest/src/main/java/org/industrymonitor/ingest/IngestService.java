package org.industrymonitor.ingest;

import io.javalin.config.RoutesConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.industrymonitor.ingest.auth.Feeds;
import org.industrymonitor.ingest.auth.FeedsWatcher;
import org.industrymonitor.ingest.auth.Gate;
import org.industrymonitor.ingest.collect.Collector;
import org.industrymonitor.ingest.collect.IngestMeters;
import org.industrymonitor.ingest.folder.FolderSettings;
import org.industrymonitor.ingest.folder.FolderWatch;
import org.industrymonitor.ingest.http.FilesRoute;
import org.industrymonitor.ingest.http.ReadingsRoute;
import org.industrymonitor.ingest.mqtt.MqttSettings;
import org.industrymonitor.ingest.mqtt.MqttSubscriber;
import org.industrymonitor.ingest.registry.FileKind;
import org.industrymonitor.ingest.registry.FileLoader;
import org.industrymonitor.ingest.registry.PlaceNames;
import org.industrymonitor.ingest.registry.ReferencePublisher;
import org.industrymonitor.ingest.registry.RegistryIndex;
import org.industrymonitor.ingest.suspect.Suspector;
import org.industrymonitor.ingest.validate.ReadingValidator;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.UnitTable;
import org.industrymonitor.model.csv.BundledReference;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.http.HttpModule;
import org.industrymonitor.runtime.kafka.CompactedView;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.MeterBinding;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ingest role.  A process adds it to its lifecycle, and its routes to the HTTP endpoint, which starts after it and
 * stops before it: {@code endpoint.serve(ingest)}.  The topics must exist.
 */
public final class IngestService implements Service, HttpModule {

    private static final Logger log = LoggerFactory.getLogger(IngestService.class);
    private static final String CLIENT = "monitoring-ingest";
    private static final String FILES_TRANSACTION = "monitoring-ingest-files";
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration FLUSH = Duration.ofSeconds(10);
    private static final Duration PROBE = Duration.ofSeconds(2);
    /** How much of one body may wait for Kafka. */
    private static final long WINDOW = 4L << 20;

    private final IngestSettings settings;
    private final Producer<byte[], byte[]> producer;
    private final KafkaReach reach;
    private final Metrics metrics;
    private final FatalListener fatal;
    private final CompactedView<RegistryRecord> registry;
    private final CompactedView<CalendarEntry> calendar;
    private final Optional<FeedsWatcher> feeds;
    private final FileLoader loader;
    private final Collector collector;
    private final IngestMeters meters;
    private final Clock clock;
    private final List<Service> adapters = new ArrayList<>();
    private final ReadingsRoute readings;
    private final FilesRoute files;
    private final ExecutorService answerer = Executors.newFixedThreadPool(2, task -> daemon(task, "ingest-answers"));
    private final ScheduledExecutorService watcher =
            Executors.newScheduledThreadPool(2, task -> daemon(task, "ingest-watch"));
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean ready;
    private volatile String waitingFor = "is not started";
    private volatile MeterBinding producerMeters = () -> {};

    /** The Kafka clients of the role; tests bring others. */
    record Clients(
            Producer<byte[], byte[]> readings,
            Supplier<Producer<byte[], byte[]>> files,
            Supplier<Consumer<byte[], byte[]>> registry,
            Supplier<Consumer<byte[], byte[]>> calendar,
            KafkaReach.Probe probe) {

        Clients(
                Producer<byte[], byte[]> readings,
                Supplier<Producer<byte[], byte[]>> files,
                Supplier<Consumer<byte[], byte[]>> registry,
                Supplier<Consumer<byte[], byte[]>> calendar) {
            this(readings, files, registry, calendar, () -> {});
        }
    }

    IngestService(IngestSettings settings, Clients clients, Clock clock, Metrics metrics, FatalListener fatal) {
        this.settings = settings;
        this.producer = clients.readings();
        this.reach = new KafkaReach(clients.probe());
        this.metrics = metrics;
        this.fatal = fatal;
        this.clock = clock;
        registry = new CompactedView<>(
                "ingest-registry-view",
                Topic.REGISTRY.topicName(),
                Codecs.REGISTRY::decode,
                clients.registry(),
                metrics,
                fatal);
        calendar = new CompactedView<>(
                "ingest-calendar-view",
                Topic.CALENDAR.topicName(),
                Codecs.CALENDAR::decode,
                clients.calendar(),
                metrics,
                fatal);
        UnitTable units = BundledReference.units();
        RegistryIndex index = new RegistryIndex(registry);
        metrics.show(new PlaceNames(index::reference));
        meters = new IngestMeters(metrics.registry());
        feeds = settings.feedsFile().map(file -> feeds(file, now -> meters.know(now.names())));
        Gate gate = feeds.map(known -> new Gate(known, index, System::nanoTime)).orElseGet(() -> Gate.open(index));
        loader = new FileLoader(
                registry, calendar, new ReferencePublisher(clients.files(), clock), units, settings.ackTimeout());
        long window = Math.min(WINDOW, settings.inFlightMaxBytes());
        ReadingValidator validator = new ReadingValidator(index, units, settings.bounds());
        collector = new Collector(
                new Collector.Rules(gate, validator, new Suspector(settings.memorySeries()), index),
                producer,
                meters,
                clock,
                new Collector.Limits(settings.recordMaxBytes(), settings.maxRefusals(), window, settings.ackTimeout()));
        readings = new ReadingsRoute(
                collector,
                gate,
                meters,
                () -> ready,
                answerer,
                new ReadingsRoute.Limits(
                        settings.requestMaxBytes(),
                        settings.streamMaxBytes(),
                        window,
                        settings.inFlightMaxBytes(),
                        settings.bodies(),
                        settings.minBytesPerSecond(),
                        settings.ackTimeout()));
        files = new FilesRoute(
                loader, gate, meters, () -> ready, settings.fileMaxBytes(), settings.minBytesPerSecond());
    }

    /**
     * The role as the settings say.
     *
     * @param fatal told when it cannot go on, usually the lifecycle
     * @throws org.industrymonitor.runtime.settings.SettingsException if settings contradict each other
     * @throws KafkaException if a Kafka client cannot be made, such as for brokers without an address
     */
    public static IngestService from(Settings settings, Clock clock, Metrics metrics, FatalListener fatal) {
        IngestSettings own = IngestSettings.from(settings);
        KafkaDefaults kafka = new KafkaDefaults(settings);
        Map<String, Object> readings = kafka.producer(CLIENT);
        readings.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * own.inFlightMaxBytes());
        Map<String, Object> files = kafka.producer(CLIENT + "-files");
        files.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, FILES_TRANSACTION);
        IngestService service = new IngestService(
                own,
                new Clients(
                        new KafkaProducer<>(readings),
                        () -> new KafkaProducer<>(files),
                        () -> new KafkaConsumer<>(kafka.consumer(CLIENT + "-registry")),
                        () -> new KafkaConsumer<>(kafka.consumer(CLIENT + "-calendar")),
                        KafkaReach.of(
                                Admin.create(kafka.admin(CLIENT + "-probe")),
                                own.ackTimeout().toMillis())),
                clock,
                metrics,
                fatal);
        FolderSettings.from(settings).ifPresent(service::watch);
        MqttSettings.from(settings).ifPresent(service::subscribe);
        return service;
    }

    /** Takes in the files of a folder too; before the start. */
    FolderWatch watch(FolderSettings folder) {
        FolderWatch watch = new FolderWatch(folder, collector::collect, () -> ready, clock, metrics.registry());
        adapters.add(watch);
        return watch;
    }

    /** Takes in the messages of an MQTT broker too; before the start. */
    MqttSubscriber subscribe(MqttSettings broker) {
        MqttSubscriber subscriber = new MqttSubscriber(
                broker, settings.requestMaxBytes(), collector::collect, () -> ready, clock, meters, metrics.registry());
        adapters.add(subscriber);
        return subscriber;
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public byte[] openApi() {
        return HttpModule.openApiBeside(ReadingsRoute.class);
    }

    /** Adds {@code POST /v1/readings} and {@code PUT /v1/registry}, {@code /calendar}, {@code /sectors}, ... */
    @Override
    public void addRoutes(RoutesConfig routes) {
        routes.post("/v1/readings", readings::post);
        for (FileKind kind : FileKind.values()) {
            routes.put(kind.path(), context -> files.put(context, kind));
        }
    }

    @Override
    public void start() throws Exception {
        waitingFor = "";
        producerMeters = metrics.bind(producer, "ingest");
        registry.start();
        calendar.start();
        daemon(this::prepare, "ingest-reference").start();
        watcher.scheduleWithFixedDelay(reach::check, PROBE.toMillis(), PROBE.toMillis(), TimeUnit.MILLISECONDS);
        feeds.ifPresent(file -> watcher.scheduleWithFixedDelay(
                file::check,
                settings.feedsInterval().toMillis(),
                settings.feedsInterval().toMillis(),
                TimeUnit.MILLISECONDS));
        for (Service adapter : adapters) {
            adapter.start();
        }
    }

    /**
     * STARTING until the registry is known and there are reference tables; DOWN while Kafka does not answer.  What is wrong
     * with a folder or an MQTT broker is in the detail only: the other feeds are still to be served.
     */
    @Override
    public Health health() {
        if (stopping.getCount() == 0) {
            return Health.down("is stopped");
        }
        if (ready) {
            return reach.away().isEmpty() ? new Health(Health.State.UP, adaptersDetail()) : Health.down(reach.away());
        }
        Health view = registry.health().isUp() ? calendar.health() : registry.health();
        return view.isUp() || !waitingFor.isEmpty() ? Health.starting(waitingFor) : view;
    }

    private String adaptersDetail() {
        return adapters.stream()
                .map(adapter -> adapter.health().detail())
                .filter(detail -> !detail.isEmpty())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void stop() throws Exception {
        ready = false;
        stopping.countDown();
        for (Service adapter : adapters) {
            adapter.stop();
        }
        watcher.shutdownNow();
        reach.close();
        producerMeters.close();
        producer.close(FLUSH);
        registry.stop();
        calendar.stop();
        answerer.shutdown();
    }

    private void prepare() {
        try {
            registry.awaitCaughtUp(Duration.ofDays(365));
            calendar.awaitCaughtUp(Duration.ofDays(365));
            while (settings.bundledReference() && !publishBundled()) {
                if (stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            ready = true;
        } catch (TimeoutException e) {
            log.debug("Stopped before the registry was read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            fatal.failed(name(), e);
        }
    }

    private boolean publishBundled() throws InterruptedException {
        try {
            int published = loader.loadBundledIfEmpty().published();
            if (published > 0) {
                log.info("Bundled reference tables published: entries={}", published);
            }
            return true;
        } catch (KafkaException | TimeoutException e) {
            if (waitingFor.isEmpty()) {
                log.warn("Bundled reference tables could not be published yet: cause={}", e.toString());
            }
            waitingFor = "reference tables could not be published yet: " + e.getMessage();
            return false;
        }
    }

    private FeedsWatcher feeds(Path file, java.util.function.Consumer<Feeds> listener) {
        try {
            return new FeedsWatcher(file, metrics.registry(), listener);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    List.of(new SettingsFault(IngestSettings.FEEDS_FILE, "settings", file.toString(), e.getMessage())));
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}

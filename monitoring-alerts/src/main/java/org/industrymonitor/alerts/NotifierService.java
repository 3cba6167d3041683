package org.industrymonitor.alerts;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.industrymonitor.alerts.gauge.FiringGauges;
import org.industrymonitor.alerts.notify.LaneRunner;
import org.industrymonitor.alerts.notify.LogChannel;
import org.industrymonitor.alerts.notify.Receipts;
import org.industrymonitor.alerts.notify.Receiver;
import org.industrymonitor.alerts.notify.http.Poster;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.notify.setup.ReceiverMaker;
import org.industrymonitor.alerts.notify.setup.ReceiversFile;
import org.industrymonitor.alerts.notify.setup.Surroundings;
import org.industrymonitor.alerts.notify.text.Language;
import org.industrymonitor.alerts.notify.text.MessageWriter;
import org.industrymonitor.alerts.notify.webhook.Template;
import org.industrymonitor.alerts.notify.webhook.Webhook;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsFault;
import org.industrymonitor.runtime.settings.WatchedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the transitions of alerts: to the log, and to the receivers of the settings, each on a lane of its own. */
public final class NotifierService implements Service {

    /** Consumer group of the log; that of a receiver has its name after a dash. */
    public static final String GROUP = "monitoring-alerts-notifier";

    private static final Logger log = LoggerFactory.getLogger(NotifierService.class);
    private static final String LOG = "log";
    private static final String WEBHOOK = "webhook";
    private static final Duration LOOK = Duration.ofMillis(500);

    private final KafkaDefaults defaults;
    private final AlertsSettings settings;
    private final Metrics metrics;
    private final Clock clock;
    private final FatalListener fatal;
    private final LaneRunner logLane;
    private final Background background;
    private final Optional<WatchedFile<ReceiversFile.Contents>> file;
    private final CountDownLatch stop = new CountDownLatch(1);

    private final List<LaneRunner> lanes = new ArrayList<>();
    private volatile ReceiversFile.Contents contents = new ReceiversFile.Contents(List.of(), List.of());
    private volatile boolean changed = true;
    private volatile boolean telling;
    private volatile Thread thread;

    /**
     * @param settings with {@link AlertsSettings#DEFINITION} among their definitions
     * @param clock for the latency of events, and for the waits between attempts
     * @param fatal told when reading cannot go on
     * @throws SettingsException when the file of receivers cannot be read, or has faults
     */
    public NotifierService(Settings settings, Metrics metrics, Clock clock, FatalListener fatal) {
        this.defaults = new KafkaDefaults(settings);
        this.settings = AlertsSettings.from(settings);
        this.metrics = metrics;
        this.clock = clock;
        this.fatal = fatal;
        logLane = lane(new Receiver(LOG, alert -> true, 0, LogChannel::new), GROUP, Optional.empty(), Receipts.NONE);
        background = new Background(defaults, metrics, fatal);
        metrics.show(new FiringGauges(background::firing, background.directory()));
        file = this.settings.receiversFile().map(path -> watched(path));
    }

    @Override
    public String name() {
        return GROUP;
    }

    @Override
    public void start() {
        logLane.start();
        background.start();
        thread = new Thread(this::run, GROUP + "-receivers");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where nodes stand; known when the service is up. */
    public Directory directory() {
        return background.directory();
    }

    /** UP also while a receiver is down: events wait in Kafka, and the retries are counted. */
    @Override
    public Health health() {
        if (stop.getCount() == 0) {
            return Health.down("is stopped");
        }
        if (!telling) {
            Health health = background.health();
            return health.isUp() ? Health.starting("is not started") : health;
        }
        return logLane.health();
    }

    @Override
    public void stop() throws InterruptedException {
        stop.countDown();
        logLane.stop();
        Thread running = thread;
        if (running != null) {
            running.join();
        }
        logLane.join();
        background.stop();
        background.close();
    }

    /** Starts the receivers once what they rest on is known, and again when their file has changed. */
    private void run() {
        try {
            while (stop.getCount() > 0 && !background.isKnownWithin(LOOK)) {
                log.debug("Receivers wait: for={}", background.health().detail());
            }
            while (stop.getCount() > 0) {
                if (changed) {
                    changed = false;
                    replaceLanes();
                    telling = true;
                }
                if (!stop.await(settings.receiversInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                    file.ifPresent(WatchedFile::check);
                }
            }
            endLanes();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fatal.failed(GROUP, e);
        } catch (RuntimeException e) {
            fatal.failed(GROUP, e);
        }
    }

    private void replaceLanes() throws InterruptedException {
        endLanes();
        List<String> unknown = background.directory().unknown(contents.codes());
        if (!unknown.isEmpty()) {
            log.warn("Receivers name regions or sectors that the registry does not know: codes={}", unknown);
        }
        List<Receiver> receivers = new ArrayList<>(contents.receivers());
        settings.webhook().ifPresent(url -> receivers.add(webhook(url)));
        for (Receiver receiver : receivers) {
            LaneRunner lane = lane(
                    receiver, GROUP + "-" + receiver.name(), Optional.of(settings.lookBack()), background.receipts());
            lanes.add(lane);
            lane.start();
        }
        log.info(
                "Receivers are told: receivers={}",
                receivers.stream().map(Receiver::name).toList());
    }

    private void endLanes() throws InterruptedException {
        lanes.forEach(LaneRunner::stop);
        for (LaneRunner lane : lanes) {
            lane.join();
        }
        lanes.clear();
    }

    /** The receiver of the setting: a program that wants everything. */
    private Receiver webhook(URI url) {
        return new Receiver(
                WEBHOOK,
                alert -> true,
                0,
                () -> new Webhook(
                        url,
                        Template.JSON,
                        Optional.empty(),
                        new MessageWriter(
                                Language.EN,
                                background.directory(),
                                settings.links(),
                                background::remarks,
                                background.past()),
                        new Poster(WEBHOOK, settings.webhookTimeout(), Optional.empty()),
                        clock));
    }

    private WatchedFile<ReceiversFile.Contents> watched(Path path) {
        ReceiverMaker maker = new ReceiverMaker(new Surroundings(
                background.directory(),
                settings.links(),
                background::remarks,
                background.past(),
                background::firing,
                background.ended(),
                clock));
        ReceiversFile receivers = new ReceiversFile(path, AlertsSettings.RECEIVERS_FILE, maker);
        try {
            return new WatchedFile<>(
                    path,
                    bytes -> checked(receivers.read()),
                    "monitoring.alerts.receivers.reloads",
                    metrics.registry(),
                    now -> {
                        contents = now;
                        changed = true;
                    });
        } catch (IOException e) {
            throw fault(path.toString(), "cannot be read: " + e);
        }
    }

    private ReceiversFile.Contents checked(ReceiversFile.Contents said) {
        for (Receiver receiver : said.receivers()) {
            boolean taken = receiver.name().equals(LOG)
                    || receiver.name().equals(WEBHOOK) && settings.webhook().isPresent();
            if (taken) {
                throw fault(receiver.name(), "is the name of a receiver that is not of the file");
            }
        }
        return said;
    }

    private static SettingsException fault(String value, String why) {
        return new SettingsException(List.of(new SettingsFault(AlertsSettings.RECEIVERS_FILE, "settings", value, why)));
    }

    private LaneRunner lane(Receiver receiver, String group, Optional<Duration> lookBack, Receipts receipts) {
        return new LaneRunner(
                receiver, group, lookBack, defaults, metrics, receipts, settings.retryLongest(), clock, fatal);
    }
}

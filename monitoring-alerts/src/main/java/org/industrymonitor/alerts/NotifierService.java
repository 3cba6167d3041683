package org.industrymonitor.alerts;

import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.industrymonitor.alerts.notify.AlertReceiver;
import org.industrymonitor.alerts.notify.DeliveryMeters;
import org.industrymonitor.alerts.notify.Notifier;
import org.industrymonitor.alerts.notify.Webhook;
import org.industrymonitor.model.Topic;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.MeterBinding;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.Settings;

/** Tells the transitions of alerts: each to the log, and to the webhook if there is one. */
public final class NotifierService implements Service {

    /** Consumer group: what has been told is committed in it. */
    public static final String GROUP = "monitoring-alerts-notifier";

    private final KafkaDefaults defaults;
    private final AlertsSettings settings;
    private final Metrics metrics;
    private final DeliveryMeters meters;
    private final Clock clock;
    private final FatalListener fatal;

    private volatile Notifier notifier;
    private volatile Thread thread;
    private volatile boolean stopping;

    /**
     * @param settings with {@link AlertsSettings#DEFINITION} among their definitions
     * @param clock for the latency of events
     * @param fatal told when reading cannot go on
     */
    public NotifierService(Settings settings, Metrics metrics, Clock clock, FatalListener fatal) {
        this.defaults = new KafkaDefaults(settings);
        this.settings = AlertsSettings.from(settings);
        this.metrics = metrics;
        this.meters = new DeliveryMeters(metrics.registry());
        this.clock = clock;
        this.fatal = fatal;
    }

    @Override
    public String name() {
        return GROUP;
    }

    @Override
    public void start() {
        thread = new Thread(this::run, GROUP);
        thread.setDaemon(true);
        thread.start();
    }

    /** UP also while the receiver is down: events wait in Kafka, and the retries are counted. */
    @Override
    public Health health() {
        if (stopping) {
            return Health.down("is stopped");
        }
        Thread running = thread;
        if (running == null) {
            return Health.starting("is not started");
        }
        return running.isAlive() ? Health.up() : Health.down("has ended");
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        Notifier telling = notifier;
        if (telling != null) {
            telling.stop();
        }
        Thread running = thread;
        if (running != null) {
            running.join();
        }
    }

    private void run() {
        AlertReceiver receiver = settings.webhook()
                .<AlertReceiver>map(url -> new Webhook(url, settings.webhookTimeout()))
                .orElse(AlertReceiver.NONE);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(defaults.groupConsumer(GROUP, GROUP))) {
            MeterBinding binding = metrics.bind(consumer, "alerts-notifier");
            try {
                consumer.subscribe(List.of(Topic.ALERT_EVENTS.topicName()));
                Notifier telling = new Notifier(consumer, receiver, meters, clock, settings.retryLongest());
                notifier = telling;
                if (!stopping) {
                    telling.run();
                }
            } finally {
                binding.close();
            }
        } catch (WakeupException e) {
            if (!stopping) {
                fatal.failed(GROUP, e);
            }
        } catch (RuntimeException e) {
            fatal.failed(GROUP, e);
        }
    }
}

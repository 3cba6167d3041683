package org.industrymonitor.alerts;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.industrymonitor.alerts.notify.EndedAlerts;
import org.industrymonitor.alerts.notify.ReceiptLedger;
import org.industrymonitor.alerts.notify.Receipts;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.notify.text.Past;
import org.industrymonitor.alerts.notify.text.PastAlerts;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.Receipt;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.kafka.CompactedView;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.metrics.Metrics;

/** What telling of alerts rests on beside their transitions: registry, calendar, what fires, and what has been told. */
final class Background implements AutoCloseable {

    private final CompactedView<byte[]> registry;
    private final CompactedView<CalendarEntry> calendar;
    private final CompactedView<Optional<Alert>> alerts;
    private final CompactedView<Receipt> receipts;
    private final CompactedView<Remark> remarks;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Directory directory;
    private final Receipts ledger;
    private final PastAlerts past = new PastAlerts();
    private final EndedAlerts ended;

    Background(KafkaDefaults defaults, Metrics metrics, FatalListener fatal) {
        registry = view("registry", Topic.REGISTRY, Directory::checked, defaults, metrics, fatal);
        calendar = view("calendar", Topic.CALENDAR, Codecs.CALENDAR::decode, defaults, metrics, fatal);
        // Only what fires is kept, and of the latest that are over, when they were: the topic has every alert there
        // ever was.
        alerts = view("states", Topic.ALERTS, this::standing, defaults, metrics, fatal);
        receipts = view("receipts", Topic.RECEIPTS, Codecs.RECEIPT::decode, defaults, metrics, fatal);
        remarks = view("remarks", Topic.ALERT_REMARKS, Codecs.REMARK::decode, defaults, metrics, fatal);
        ended = new EndedAlerts(() -> receipts.entries().values().stream(), receipts::get);
        directory = new Directory(registry.entries(), calendar.entries().values());
        registry.listen(directory);
        producer = new KafkaProducer<>(defaults.producer("monitoring-alerts-receipts"));
        metrics.bind(producer, "alerts-receipts");
        ledger = new ReceiptLedger(receipts::get, producer, metrics.registry());
    }

    void start() {
        views().forEach(CompactedView::start);
    }

    /** Waits until all that was there before the start is known, or the time is over. */
    boolean isKnownWithin(Duration each) throws InterruptedException {
        for (CompactedView<?> view : views()) {
            try {
                view.awaitCaughtUp(each);
            } catch (TimeoutException e) {
                return false;
            }
        }
        return true;
    }

    Health health() {
        return views().stream()
                .map(CompactedView::health)
                .filter(health -> !health.isUp())
                .findFirst()
                .orElse(Health.up());
    }

    Directory directory() {
        return directory;
    }

    Receipts receipts() {
        return ledger;
    }

    /** Every alert that fires now. */
    Stream<Alert> firing() {
        return alerts.entries().values().stream().flatMap(Optional::stream);
    }

    /** What is over that is like an alert. */
    Past past() {
        return past;
    }

    /** What ended last. */
    EndedAlerts ended() {
        return ended;
    }

    private Optional<Alert> standing(byte[] bytes) {
        Alert alert = Codecs.ALERT.decode(bytes);
        past.take(alert);
        ended.take(alert);
        return Optional.of(alert).filter(known -> known.state() == AlertState.FIRING);
    }

    /** What operators said of the alert of that id, the earliest first; looked for, since few say anything and few are told. */
    List<Remark> remarks(String alert) {
        return remarks.entries().values().stream()
                .filter(remark -> remark.alert().equals(alert))
                .sorted(Comparator.comparing(Remark::at).thenComparing(remark -> remark.key()))
                .toList();
    }

    void stop() throws InterruptedException {
        for (CompactedView<?> view : views()) {
            view.stop();
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private List<CompactedView<?>> views() {
        return List.of(registry, calendar, alerts, receipts, remarks);
    }

    private static <V> CompactedView<V> view(
            String of,
            Topic topic,
            Function<byte[], V> decoder,
            KafkaDefaults defaults,
            Metrics metrics,
            FatalListener fatal) {
        String name = "alerts-" + of + "-view";
        return new CompactedView<>(
                name,
                topic.topicName(),
                decoder,
                () -> new KafkaConsumer<>(defaults.consumer("monitoring-" + name)),
                metrics,
                fatal);
    }
}

package org.industrymonitor.alerts.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.industrymonitor.alerts.notify.Inbox.Event;
import org.industrymonitor.alerts.notify.LaneMeters.Outcome;
import org.industrymonitor.alerts.notify.Storm.Advice;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Receipt;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the transitions of alerts for one receiver and tells it those that concern it: at least once, each alert's in
 * their order. What has been told is committed after it was. While the receiver is down, everything waits.
 */
final class Lane {

    /** Transitions held in memory; the rest waits in Kafka. */
    static final int MOST_HELD = 10_000;

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final Duration POLL = Duration.ofMillis(250);
    /** After which the group is told again that we live. */
    private static final Duration LONGEST_TELLING = Duration.ofSeconds(10);

    private static final int BATCH = 200;

    private final Consumer<byte[], byte[]> consumer;
    private final Receiver receiver;
    private final Channel channel;
    private final Receipts receipts;
    private final LaneMeters meters;
    private final Circuit circuit;
    private final InstantSource clock;
    private final Storm storm;
    private final Inbox inbox = new Inbox();
    private volatile boolean stopping;

    /**
     * @param consumer subscribed to the alert events, with {@link #lose} told of lost partitions; the caller closes it
     * @param channel of the receiver; the caller closes it
     */
    Lane(
            Consumer<byte[], byte[]> consumer,
            Receiver receiver,
            Channel channel,
            Receipts receipts,
            LaneMeters meters,
            Circuit circuit,
            InstantSource clock) {
        this.consumer = consumer;
        this.receiver = receiver;
        this.channel = channel;
        this.receipts = receipts;
        this.meters = meters;
        this.circuit = circuit;
        this.clock = clock;
        this.storm = new Storm(receiver.storm());
    }

    /** Tells until {@link #stop}. */
    void run() {
        try {
            while (!stopping) {
                step();
            }
        } catch (WakeupException e) {
            if (!stopping) {
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!stopping) {
                throw new IllegalStateException(
                        "receiver " + receiver.name() + " was interrupted while it was told", e);
            }
        }
    }

    /** Ends {@link #run}; from any thread. */
    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    /** Told, while polling, that partitions are another's now. */
    void lose(Collection<TopicPartition> partitions) {
        inbox.lose(partitions);
    }

    /** Takes what is there, and tells what may be told now. */
    void step() throws InterruptedException {
        if (inbox.size() >= MOST_HELD) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        consumer.poll(POLL).forEach(this::take);
        inbox.sort();
        meters.waiting(inbox.size());
        Instant start = clock.instant();
        Instant end = start.plus(LONGEST_TELLING);
        boolean more = !circuit.isWaiting(start);
        while (more && !stopping && !inbox.isEmpty() && clock.instant().isBefore(end)) {
            more = tell();
        }
        meters.waiting(inbox.size());
        meters.circuit(circuit.isOpen());
        commit();
        channel.beat(clock.instant());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Alert alert;
        try {
            alert = Codecs.ALERT.decode(record.value());
        } catch (Undecodable e) {
            log.warn(
                    "Alert event left out: receiver={} partition={} offset={}",
                    receiver.name(),
                    record.partition(),
                    record.offset(),
                    e);
            leaveOut(Outcome.UNDECODABLE, partition, record.offset());
            return;
        }
        if (!receiver.concerns().test(alert)) {
            leaveOut(Outcome.PASSED, partition, record.offset());
        } else if (receipts.isSettled(receiver.name(), Notice.deliveryId(alert), record.partition(), record.offset())) {
            leaveOut(Outcome.KNOWN, partition, record.offset());
        } else {
            inbox.add(new Event(partition, record.offset(), Instant.ofEpochMilli(record.timestamp()), alert));
            storm.came(clock.instant());
        }
    }

    private void leaveOut(Outcome outcome, TopicPartition partition, long offset) {
        meters.count(outcome, 1);
        inbox.pass(partition, offset);
    }

    /** Tells the first, or all; false when nothing more is to be told now. */
    private boolean tell() throws InterruptedException {
        Advice advice = channel.takesBatches()
                ? Advice.ONE
                : storm.advise(clock.instant(), inbox.size(), inbox.size() >= MOST_HELD);
        if (advice == Advice.HOLD) {
            return false;
        }
        List<Event> events = inbox.first(howMany(advice));
        Notice notice = notice(advice, events);
        Answer answer = channel.send(notice);
        Instant now = clock.instant();
        if (answer == Answer.LATER) {
            meters.count(Outcome.RETRIED, 1);
            circuit.failed(now);
            return false;
        }
        circuit.succeeded();
        storm.followed(advice, now);
        settle(events, answer, now);
        if (notice.form() == Notice.Form.SUMMARY) {
            meters.summarised();
        }
        return true;
    }

    private int howMany(Advice advice) {
        if (advice == Advice.SUMMARY) {
            return MOST_HELD;
        }
        return channel.takesBatches() ? BATCH : 1;
    }

    private Notice notice(Advice advice, List<Event> events) {
        List<Alert> alerts = events.stream().map(Event::alert).toList();
        if (advice == Advice.SUMMARY) {
            return Notice.summary(alerts);
        }
        return channel.takesBatches() ? Notice.batch(alerts) : Notice.single(alerts.get(0));
    }

    private void settle(List<Event> events, Answer answer, Instant now) {
        boolean taken = answer == Answer.TAKEN;
        meters.count(taken ? Outcome.SENT : Outcome.REJECTED, events.size());
        for (Event event : events) {
            meters.latency(Duration.between(event.received(), now));
            receipts.keep(new Receipt(
                    receiver.name(),
                    Notice.deliveryId(event.alert()),
                    event.partition().partition(),
                    event.offset(),
                    taken,
                    now));
        }
        inbox.settle(events.size());
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = inbox.committable();
        if (!offsets.isEmpty()) {
            try {
                consumer.commitSync(offsets);
                inbox.committed(offsets);
            } catch (CommitFailedException | RebalanceInProgressException e) {
                // The next poll says which partitions are still ours; those are committed then.
                log.debug("Progress is committed later: receiver={} why={}", receiver.name(), e.toString());
            }
        }
    }
}

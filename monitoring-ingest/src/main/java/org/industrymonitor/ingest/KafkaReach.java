package org.industrymonitor.ingest;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Kafka answers, asked now and then, so that readiness says so also while no feed sends, and says so no longer when
 * Kafka is back.
 */
final class KafkaReach implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaReach.class);

    private final Probe probe;
    private volatile String away = "";

    /** Asks Kafka something small. */
    interface Probe extends AutoCloseable {
        /** Returns when Kafka has answered. */
        void ask() throws ExecutionException, TimeoutException, InterruptedException;

        @Override
        default void close() {}
    }

    KafkaReach(Probe probe) {
        this.probe = probe;
    }

    /** Asks which nodes there are. */
    static Probe of(Admin admin, long timeoutMillis) {
        return new Probe() {
            @Override
            public void ask() throws ExecutionException, TimeoutException, InterruptedException {
                admin.describeCluster().nodes().get(timeoutMillis, TimeUnit.MILLISECONDS);
            }

            @Override
            public void close() {
                admin.close(Duration.ZERO);
            }
        };
    }

    /** Asks once. */
    void check() {
        try {
            probe.ask();
            if (!away.isEmpty()) {
                log.info("Kafka answers again");
            }
            away = "";
        } catch (ExecutionException | TimeoutException e) {
            if (away.isEmpty()) {
                log.warn("Kafka does not answer: cause={}", e.toString());
            }
            away = "Kafka does not answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty when it answered last. */
    String away() {
        return away;
    }

    @Override
    public void close() {
        probe.close();
    }
}

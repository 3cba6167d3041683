package org.industrymonitor.ingest.folder;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts what becomes of files, {@code monitoring.ingest.folder.files} by outcome, and rounds that failed,
 * {@code monitoring.ingest.folder.rounds.failed}.
 */
final class FolderMeters {

    /** What can become of a file in one round. */
    enum Outcome {
        DONE,
        /** Put aside since something in it, or all of it, was refused. */
        REFUSED,
        /** Left for the next round: it could not be read, or Kafka did not take it. */
        DEFERRED
    }

    private final Map<Outcome, Counter> files = new EnumMap<>(Outcome.class);
    private final Counter failedRounds;

    FolderMeters(MeterRegistry registry) {
        failedRounds = registry.counter("monitoring.ingest.folder.rounds.failed");
        for (Outcome outcome : Outcome.values()) {
            files.put(
                    outcome,
                    registry.counter(
                            "monitoring.ingest.folder.files",
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT)));
        }
    }

    void count(Outcome outcome) {
        files.get(outcome).increment();
    }

    void roundFailed() {
        failedRounds.increment();
    }
}

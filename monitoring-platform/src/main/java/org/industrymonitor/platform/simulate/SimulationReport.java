package org.industrymonitor.platform.simulate;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What came of a simulation.
 *
 * @param askedPerSecond readings that were due in a second
 * @param sent readings
 * @param seconds in which they were sent
 * @param aggregates that could be read, from the start of the roles to the end
 * @param enterprise from a reading to the aggregate of its enterprise, after the warm-up
 * @param group from a reading to the aggregate of a group, after the warm-up
 * @param unanswered readings that were followed, of which no aggregate came
 * @param lagAtEnd readings not committed when the last was sent
 * @param drainSeconds from the last reading to the last work; empty if that took too long
 * @param registration empty of a simulation that goes on with what is registered
 * @param resume empty of one that started anew
 * @param cores that the whole process kept busy while readings were sent
 * @param heapMost bytes in use after a collection, the most
 * @param heapEnd likewise, the last
 * @param residentMost bytes of the process, heap and native; empty where the system does not say
 * @param stateBytes of the local stores
 * @param brokerBytes of the topics
 * @param keptUp whether the readings were sent at the rate asked, were all processed shortly after the last, and were
 *     answered in time
 */
public record SimulationReport(
        double askedPerSecond,
        long sent,
        double seconds,
        long aggregates,
        Quantiles enterprise,
        Quantiles group,
        long unanswered,
        long lagAtEnd,
        OptionalDouble drainSeconds,
        Optional<Registered> registration,
        Optional<Resumed> resume,
        double cores,
        long heapMost,
        long heapEnd,
        OptionalLong residentMost,
        long stateBytes,
        long brokerBytes,
        boolean keptUp) {

    /**
     * How long registering took.
     *
     * @param publishedSeconds until all entries were acknowledged
     * @param takenSeconds until the streams had taken them
     */
    public record Registered(double publishedSeconds, double takenSeconds) {}

    /**
     * How long going on took.
     *
     * @param brokerSeconds from when the command was given until there was a Kafka to talk to
     * @param readySeconds from then until every role was ready
     * @param seconds from then until the first new aggregate could be read; empty if none could
     * @param restoredRecords of changelogs
     * @param restoredBytes of them, uncompressed
     * @param restoreSeconds from the first of them until every role was ready
     */
    public record Resumed(
            double brokerSeconds,
            double readySeconds,
            OptionalDouble seconds,
            long restoredRecords,
            long restoredBytes,
            double restoreSeconds) {

        public double restoredPerSecond() {
            return restoreSeconds == 0 ? 0 : restoredRecords / restoreSeconds;
        }
    }

    /**
     * Quantiles of a latency in ms; 0 where nothing was measured.
     *
     * @param count how many were measured
     */
    public record Quantiles(long count, long p50, long p99, long max) {}

    public double readingsPerSecond() {
        return sent / seconds;
    }
}

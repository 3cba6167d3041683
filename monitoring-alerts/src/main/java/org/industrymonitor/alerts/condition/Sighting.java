package org.industrymonitor.alerts.condition;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.watch.NodeWatcher.Watched;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.alerts.watch.SeriesState;
import org.industrymonitor.alerts.watch.Verdict;
import org.industrymonitor.alerts.watch.Verdict.Outcome;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.SeriesTotal;

/**
 * A period of a node as it was published last, and what the watch over its series makes of it.
 *
 * @param complete whether no more figures are awaited
 * @param received when the figure came by which it changed last
 * @param output empty when it makes nothing that is watched
 * @param energy likewise
 * @param falling whether an alert of a fall stands
 */
public record Sighting(
        NodeId node,
        Period period,
        boolean complete,
        Instant received,
        Outlook outlook,
        Optional<Seen> output,
        Optional<Seen> energy,
        boolean falling) {

    private static final Set<Outcome> COMPARED = EnumSet.of(Outcome.JUDGED, Outcome.PLANNED);

    /** A series of it. */
    public record Seen(SeriesTotal total, Verdict verdict) {

        public Seen {
            Objects.requireNonNull(total, "total");
            Objects.requireNonNull(verdict, "verdict");
        }

        /** How it compares with what was expected, if that can be said and is said for the first time. */
        Optional<Evidence> evidence() {
            return verdict.evidence()
                    .filter(Evidence::informative)
                    .filter(evidence -> COMPARED.contains(verdict.outcome()));
        }

        double figure() {
            return (double) total.sum() / FixedPoint.ONE;
        }

        boolean isOrdinary() {
            return verdict.outcome() == Outcome.JUDGED;
        }
    }

    public Sighting {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(received, "received");
        Objects.requireNonNull(outlook, "outlook");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(energy, "energy");
    }

    /**
     * That of a pane.
     *
     * @param received when what changed it last was
     * @param series what the watch over them makes of it
     */
    public static Sighting of(Aggregate aggregate, Outlook outlook, List<Watched> series, Instant received) {
        return new Sighting(
                aggregate.node(),
                aggregate.period(),
                aggregate.complete(),
                received,
                outlook,
                seen(series, Measure.OUTPUT),
                seen(series, Measure.ENERGY),
                isFalling(series));
    }

    private static boolean isFalling(List<Watched> series) {
        for (Watched watched : series) {
            if (watched.state().filter(SeriesState::isFiring).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Seen> seen(List<Watched> series, Measure measure) {
        for (Watched watched : series) {
            if (watched.state().isPresent() && watched.total().series().equals(measure.series())) {
                return Optional.of(new Seen(watched.total(), watched.verdict()));
            }
        }
        return Optional.empty();
    }

    /** Output where there is any, else energy. */
    public Optional<Seen> main() {
        return output.or(() -> energy);
    }
}

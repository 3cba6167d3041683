package org.industrymonitor.alerts.condition;

import java.util.Optional;
import java.util.OptionalDouble;
import org.industrymonitor.alerts.decide.Patience;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.PeriodLength;

/** Something that may be true of a node for a while, and is told when it lasts. */
interface Condition {

    AlertKind kind();

    /** Whether it could ever be said of the node in that period; what is never could not be there either. */
    default boolean concerns(Sighting sighting) {
        return true;
    }

    /** How long it must last before it is told. */
    Patience patience();

    /** After how many periods it is the new ordinary. */
    default int longest(PeriodLength length) {
        return Season.of(length).adoption(length);
    }

    /** What is seen of it in a period that is seen for the first time; empty when nothing can be said. May learn. */
    Optional<Sign> sign(Sighting sighting, NodeState state);

    /** The figure that it is judged by, in a period judged before; empty when there is none. */
    default OptionalDouble figure(Sighting sighting) {
        return sighting.main().map(seen -> OptionalDouble.of(seen.figure())).orElse(OptionalDouble.empty());
    }

    /** The series that is named with it. */
    default String series(Sighting sighting) {
        return sighting.main().orElseThrow().total().series();
    }

    /** Why it can no longer be; empty while it can. */
    default Optional<String> over(Sighting sighting) {
        return Optional.empty();
    }

    /** Takes what is seen now as usual, since it has lasted for so long. */
    default void adopt(Sighting sighting, NodeState state) {}
}

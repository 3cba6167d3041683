package org.industrymonitor.alerts.notify.text;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;

/** How the other measure moved when one fell: energy beside output, output beside energy, in a sentence. */
final class OtherMeasure {

    /** Share of what was expected that is no move. */
    private static final double LEVEL = 0.1;

    private static final Set<String> MEASURES = Set.of("output", "energy");
    private static final long WHOLE = 10_000;

    private final Words words;
    private final Figures figures;

    OtherMeasure(Words words, Figures figures) {
        this.words = words;
        this.figures = figures;
    }

    /** The sentence; empty when it is not known how the other moved. */
    Optional<String> of(Alert alert) {
        OptionalDouble missing =
                alert.evidence().map(AlertEvidence::otherMissing).orElse(OptionalDouble.empty());
        if (missing.isEmpty() || !MEASURES.contains(alert.series())) {
            return Optional.empty();
        }
        double share = missing.getAsDouble();
        String size = figures.percent(Math.round(Math.abs(share) * WHOLE), WHOLE);
        if (Math.abs(share) < LEVEL) {
            return Optional.of(words.say("other.level"));
        }
        return Optional.of(words.say(share > 0 ? "other.less" : "other.more", size));
    }
}

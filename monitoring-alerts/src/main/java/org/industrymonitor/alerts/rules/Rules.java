package org.industrymonitor.alerts.rules;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.industrymonitor.alerts.decide.Colours;
import org.industrymonitor.alerts.decide.KindRule;
import org.industrymonitor.alerts.decide.SilenceRule;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.model.AlertEvidence.RulesInForce;
import org.industrymonitor.model.AlertKind;

/**
 * All that decides whether something is an alert, beside the readings and the calendar.
 *
 * @param tuning of the arithmetic, with the dial
 * @param weighing of the clues
 * @param kinds what is news, for the kinds that are falls
 * @param colours of alerts
 * @param silence when a silence is news
 * @param others when other kinds are
 * @param grace how late a plant may be back after a plan or a holiday: share of the time after which a level is the new
 *     ordinary
 * @param version which rules these are
 */
public record Rules(
        Tuning tuning,
        Weighing weighing,
        Map<AlertKind, KindRule> kinds,
        Colours colours,
        SilenceRule silence,
        KindRules others,
        double grace,
        RulesInForce version) {

    /** Where nothing is set. */
    public static final Rules DEFAULT = RulesFile.defaults();

    public Rules {
        Objects.requireNonNull(tuning, "tuning");
        Objects.requireNonNull(weighing, "weighing");
        kinds = kinds.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(kinds));
        Objects.requireNonNull(colours, "colours");
        Objects.requireNonNull(silence, "silence");
        Objects.requireNonNull(others, "others");
        Objects.requireNonNull(version, "version");
        if (!(grace >= 0)) {
            throw new IllegalArgumentException("grace must be at least 0, is " + grace);
        }
    }

    /** The defaults with other arithmetic or weights, of no version that could be named. */
    public static Rules of(Tuning tuning, Weighing weighing) {
        return new Rules(
                tuning,
                weighing,
                Map.of(),
                Colours.DEFAULT,
                SilenceRule.DEFAULT,
                KindRules.DEFAULT,
                1,
                RulesInForce.UNKNOWN);
    }

    /** These with other arithmetic and weights; of no version that could be named, if they are others. */
    public Rules with(Tuning otherTuning, Weighing otherWeighing) {
        return otherTuning.equals(tuning) && otherWeighing == weighing
                ? this
                : new Rules(otherTuning, otherWeighing, kinds, colours, silence, others, grace, RulesInForce.UNKNOWN);
    }

    /** What is news of that kind. */
    public KindRule kind(AlertKind kind) {
        return kinds.getOrDefault(kind, KindRule.DEFAULT);
    }
}

package org.industrymonitor.alerts.decide;

import java.time.Instant;
import java.util.Locale;
import org.industrymonitor.alerts.detect.Evidence;

/** Reasons in words. */
final class Wording {

    private Wording() {}

    static String fall(String series, Evidence evidence, int periods) {
        String words = evidence.finding().words();
        return String.format(
                Locale.ROOT,
                "%s %.1f of %.1f expected (-%.0f %%) for %d period%s, %.1f robust deviations%s",
                series,
                evidence.observed(),
                evidence.expected(),
                100 * evidence.depth(),
                periods,
                periods == 1 ? "" : "s",
                evidence.deviations(),
                words.isEmpty() ? "" : ": " + words);
    }

    static String resolved(String series, Evidence evidence) {
        return String.format(
                Locale.ROOT, "%s back at %.1f of %.1f expected", series, evidence.observed(), evidence.expected());
    }

    static String adopted(String series, Evidence evidence, int periods) {
        return String.format(
                Locale.ROOT,
                "%s %.1f for %d periods is taken as the new level, before %.1f",
                series,
                evidence.observed(),
                periods,
                evidence.expected());
    }

    static String overdue(String series, Evidence evidence, String plan) {
        return String.format(
                Locale.ROOT,
                "%s %.1f of %.1f expected (-%.0f %%): not back after %s",
                series,
                evidence.observed(),
                evidence.expected(),
                100 * evidence.depth(),
                plan);
    }

    /** What the other series of the node says of the fall. */
    static String company(String series, double fall, Companion companion, boolean contradicted) {
        if (companion.depth().isEmpty() || !contradicted && !companion.confirms(fall)) {
            return "";
        }
        double missing = 100 * companion.depth().getAsDouble();
        if (!contradicted) {
            String other = series.equals("output") ? "energy" : "output";
            return String.format(Locale.ROOT, "; %s fell as well, by %.0f %%: it is real", other, missing);
        }
        return series.equals("output")
                ? "; energy is as expected: the report is to be questioned"
                : String.format(
                        Locale.ROOT,
                        "; output is %.0f %% above what was expected: the report is to be questioned",
                        -missing);
    }

    static String explained(String plan) {
        return "is planned: " + plan;
    }

    static String withdrawn(Instant period, double value, long low, int grounds) {
        return String.format(
                Locale.ROOT,
                "corrected to %.1f in %s: %d of the %d readings it rests on are still low",
                value,
                period,
                low,
                grounds);
    }
}

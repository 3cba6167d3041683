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

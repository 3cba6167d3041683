package org.industrymonitor.alerts.detect;

import java.util.List;
import java.util.Objects;
import org.industrymonitor.model.AlertEvidence.Sign;

/**
 * How a reading compares with its expectation.
 *
 * @param observed what was reported
 * @param expected what was expected
 * @param deviation one ordinary deviation; positive
 * @param deviations how many ordinary deviations the reading is below; negative above
 * @param clues each piece of evidence by itself
 * @param finding what they say together
 * @param informative whether the reading can tell a fall from the ordinary at all
 * @param standstill whether a series that should run does not
 */
public record Evidence(
        double observed,
        double expected,
        double deviation,
        double deviations,
        Clues clues,
        Finding finding,
        boolean informative,
        boolean standstill) {

    /**
     * What all clues say together.
     *
     * @param score how rare a false alarm as sure as this is: the decimal logarithm of one in so many subject-days
     * @param certainty share of the threshold that is reached: 1 and more is abnormal
     * @param words the clues that speak most for a fall; empty when nothing does
     * @param signs the clues that moved the odds most, for or against, the strongest first; likewise
     */
    public record Finding(double score, double certainty, String words, List<Sign> signs) {

        /** Nothing speaks for a fall. */
        public static final Finding NONE = new Finding(0, 0, "", List.of());

        public Finding {
            Objects.requireNonNull(words, "words");
            signs = List.copyOf(signs);
        }
    }

    public Evidence {
        Objects.requireNonNull(clues, "clues");
        Objects.requireNonNull(finding, "finding");
    }

    /** This with what its clues say together. */
    public Evidence with(Finding weighed) {
        return new Evidence(observed, expected, deviation, deviations, clues, weighed, informative, standstill);
    }

    /** This with other clues. */
    public Evidence with(Clues seen) {
        return new Evidence(observed, expected, deviation, deviations, seen, finding, informative, standstill);
    }

    /** Share of the threshold that is reached: 1 and more is abnormal. */
    public double certainty() {
        return finding.certainty();
    }

    /** How much is missing, as a share of what was expected; 0 when nothing is. */
    public double depth() {
        return expected <= 0 ? 0 : Math.max(0, 1 - observed / expected);
    }

    /** What is missing; negative when there is more than expected. */
    public double fall() {
        return expected - observed;
    }
}

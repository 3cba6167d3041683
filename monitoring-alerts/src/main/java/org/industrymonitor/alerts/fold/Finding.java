package org.industrymonitor.alerts.fold;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.PeriodLength;

/** What the watch over a node's series has to say. */
public sealed interface Finding {

    /** A transition to be told as it is: nothing folds into an enterprise. */
    record Told(Alert alert) implements Finding {
        public Told {
            Objects.requireNonNull(alert, "alert");
        }
    }

    /**
     * A transition of a group's alert, or word that it still stands.
     *
     * @param alert as it stands
     * @param period label of the period of which observed and expected are
     * @param still whether it was said before, and only still stands
     */
    record Candidate(Alert alert, Instant period, boolean still) implements Finding {
        public Candidate {
            Objects.requireNonNull(alert, "alert");
            Objects.requireNonNull(period, "period");
        }

        /** Which falls of its parts can explain it. */
        public String strand() {
            return Finding.strand(alert.kind(), alert.series());
        }
    }

    /** What is weighed against each other: the falls of a series, or its slow declines. */
    static String strand(AlertKind kind, String series) {
        return kind == AlertKind.SLOW_DECLINE ? series + "~decline" : series;
    }

    /**
     * A part's fall, told to a wider node.
     *
     * @param child text of the part's node
     * @param series what fell, as {@link #strand}
     * @param length of the period
     * @param period its label
     * @param fall expected less observed, fixed point
     * @param planned whether the calendar names it
     */
    record Shortfall(String child, String series, PeriodLength length, Instant period, long fall, boolean planned) {
        public Shortfall {
            Objects.requireNonNull(child, "child");
            Objects.requireNonNull(series, "series");
            Objects.requireNonNull(length, "length");
            Objects.requireNonNull(period, "period");
            if (fall <= 0) {
                throw new IllegalArgumentException("fall must be positive, is " + fall);
            }
        }
    }

    /**
     * The falls of parts of a wider node in one period.
     *
     * @param parts of one series and period; at least one
     */
    record Shortfalls(List<Shortfall> parts) implements Finding {
        public Shortfalls {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("parts must not be empty");
            }
            Shortfall first = parts.get(0);
            for (Shortfall part : parts) {
                if (!part.series().equals(first.series())
                        || part.length() != first.length()
                        || !part.period().equals(first.period())) {
                    throw new IllegalArgumentException(
                            "parts must be of one series and period, are " + first + " and " + part);
                }
            }
        }

        /** What fell. */
        public String series() {
            return parts.get(0).series();
        }

        public PeriodLength length() {
            return parts.get(0).length();
        }

        /** Label of the period. */
        public Instant period() {
            return parts.get(0).period();
        }
    }
}

package org.industrymonitor.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a transition of an alert was decided on, kept so that it can be read, and decided again, afterwards.
 *
 * @param period label of the period that decided
 * @param band what was seen then, and what was expected
 * @param finding what spoke for a fall; of a transition that needs no finding, such as the end of an alert, without signs
 * @param calendar entries that concern the node and were in force or near
 * @param rules by which it was decided
 * @param aggregate the record that decided; empty when it is not known
 * @param readings partition of the readings it was made from; empty for a group, which is made from many
 */
public record AlertEvidence(
        Instant period,
        Band band,
        Finding finding,
        List<CalendarEntry> calendar,
        RulesInForce rules,
        Optional<Position> aggregate,
        OptionalInt readings) {

    /**
     * A figure and its expectation, fixed point.
     *
     * @param lower below which a reading is low
     * @param upper as far above the expectation
     */
    public record Band(long observed, long expected, long lower, long upper) {
        public Band {
            if (lower > upper) {
                throw new IllegalArgumentException("lower must be at most upper " + upper + ", is " + lower);
            }
        }
    }

    /**
     * What the clues say together.
     *
     * @param score decimal logarithm of "one false alarm in so many subject-days"
     * @param threshold score from which an alert is raised
     * @param signs the clues that moved the odds most, the strongest first
     */
    public record Finding(double score, double threshold, List<Sign> signs) {

        /** Nothing was weighed. */
        public static final Finding NONE = new Finding(0, 0, List.of());

        public Finding {
            signs = List.copyOf(signs);
        }
    }

    /**
     * One clue.
     *
     * @param clue its name
     * @param value what it measured
     * @param moved by how much it moved the log-odds of a fall; negative: against one
     */
    public record Sign(String clue, double value, double moved) {
        public Sign {
            Check.id("clue", clue);
        }
    }

    /**
     * The rules by which a decision was made.
     *
     * @param version the same for the same rules and weights
     * @param changed what differs from the defaults, {@code key=value} separated by blanks
     */
    public record RulesInForce(String version, String changed) {

        /** Of a decision that does not say. */
        public static final RulesInForce UNKNOWN = new RulesInForce("", "");

        public RulesInForce {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(changed, "changed");
        }
    }

    /** Where a record is. */
    public record Position(String topic, int partition, long offset) {
        public Position {
            Objects.requireNonNull(topic, "topic");
            Check.atLeast("partition", 0, partition);
            Check.atLeast("offset", 0, offset);
        }

        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    public AlertEvidence {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(band, "band");
        Objects.requireNonNull(finding, "finding");
        calendar = List.copyOf(calendar);
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(aggregate, "aggregate");
        Objects.requireNonNull(readings, "readings");
    }

    /** What was seen, before it is known where it was read and what else was known. */
    public static AlertEvidence of(Instant period, Band band, Finding finding) {
        return new AlertEvidence(
                period, band, finding, List.of(), RulesInForce.UNKNOWN, Optional.empty(), OptionalInt.empty());
    }

    /** This with the rules by which it was decided. */
    public AlertEvidence by(RulesInForce inForce) {
        return new AlertEvidence(period, band, finding, calendar, inForce, aggregate, readings);
    }

    /** This with what the calendar says near it, and where it was read. */
    public AlertEvidence at(List<CalendarEntry> near, Optional<Position> record, OptionalInt readingsPartition) {
        return new AlertEvidence(period, band, finding, near, rules, record, readingsPartition);
    }
}

package org.industrymonitor.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
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
 * @param otherMissing of the other measure of the node, energy beside output: the share of what was expected that is missing in
 *     that period, negative when there is more; empty when it is not known
 */
public record AlertEvidence(
        Instant period,
        Band band,
        Finding finding,
        List<CalendarEntry> calendar,
        RulesInForce rules,
        Optional<Position> aggregate,
        OptionalInt readings,
        OptionalDouble otherMissing) {

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
        Objects.requireNonNull(otherMissing, "otherMissing");
    }

    /** What was seen, before it is known where it was read and what else was known. */
    public static AlertEvidence of(Instant period, Band band, Finding finding) {
        return new AlertEvidence(
                period,
                band,
                finding,
                List.of(),
                RulesInForce.UNKNOWN,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty());
    }

    /** This with the rules by which it was decided. */
    public AlertEvidence by(RulesInForce inForce) {
        return new AlertEvidence(period, band, finding, calendar, inForce, aggregate, readings, otherMissing);
    }

    /** This with what the calendar says near it, and where it was read. */
    public AlertEvidence at(List<CalendarEntry> near, Optional<Position> record, OptionalInt readingsPartition) {
        return new AlertEvidence(period, band, finding, near, rules, record, readingsPartition, otherMissing);
    }

    /** This with how the other measure of the node moved. */
    public AlertEvidence beside(OptionalDouble missing) {
        return new AlertEvidence(period, band, finding, calendar, rules, aggregate, readings, missing);
    }
}

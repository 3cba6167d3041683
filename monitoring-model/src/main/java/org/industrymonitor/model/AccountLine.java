package org.industrymonitor.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One series of an {@link Account}.
 *
 * @param total all figures of the stretch, and its coverage
 * @param earlier all figures of the stretch one year earlier, fixed point; while a day, a month or a year is under way, of
 *     its part up to the same point
 * @param comparable the figures that have a counterpart one year earlier, and the sums of both
 * @param contributions of the children to the comparable growth, by child; of measures only, of months and longer
 * @param official what was officially stated, which is in no total
 */
public record AccountLine(
        SeriesTotal total,
        long earlier,
        Comparable comparable,
        List<Contribution> contributions,
        Optional<Official> official) {

    /**
     * Like for like: sums over the figures of enterprises that counted for the node both times and reported both periods.
     *
     * @param now of this stretch, fixed point
     * @param then one year earlier
     */
    public record Comparable(long now, long then) {
        public static final Comparable NONE = new Comparable(0, 0);
    }

    /**
     * Official figures.
     *
     * @param sum fixed point
     * @param figures how many were added up: 1, or of a longer stretch the months stated
     */
    public record Official(long sum, long figures) {}

    public AccountLine {
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(comparable, "comparable");
        contributions = List.copyOf(contributions);
        Objects.requireNonNull(official, "official");
    }

    public String series() {
        return total.series();
    }

    /** The same with another estimate for what is missing. */
    public AccountLine withImputed(long estimate) {
        return estimate == total.imputed()
                ? this
                : new AccountLine(total.withImputed(estimate), earlier, comparable, contributions, official);
    }

    /** Growth over the comparable figures, in percent, fixed point; empty without a base. */
    public OptionalLong growth() {
        return Growth.percent(comparable.now(), comparable.then());
    }

    /** Growth over all figures, in percent, fixed point; empty without a base. */
    public OptionalLong fullGrowth() {
        return Growth.percent(total.sum(), earlier);
    }

    /** The derived total as a ratio of the official one; empty without an official one. */
    public Optional<Double> ratioToOfficial() {
        return official.filter(o -> o.sum() != 0).map(o -> (double) total.sum() / o.sum());
    }
}

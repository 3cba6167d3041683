package org.industrymonitor.ingest.suspect;

import java.util.EnumSet;
import java.util.Set;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Suspicion;

/**
 * What the history of a series tells of its next figure.  Jumps are judged in logarithms and by how steady the series is:
 * what swings by itself, such as the output of a solar farm, is never odd.
 */
final class SeriesRules {

    /** A rise from here on; seven-fold. */
    private static final double TENFOLD = 0.85;

    private static final double TWOFOLD = Math.log10(2);
    private static final double THOUSANDFOLD = 2.5;
    /** A fall is a slip of the unit only where it is nearly exact; any other may be true. */
    private static final double NEARLY = 0.15;

    private static final double SPREADS = 5;
    private static final double STEADY = 0.3;
    private static final int RISES = 3;
    private static final Set<Suspicion> NONE = Set.of();

    private SeriesRules() {}

    /**
     * Judges a figure.
     *
     * @param start of its period, epoch seconds
     * @param figure fixed point
     */
    static Set<Suspicion> judge(History history, PeriodLength length, long start, long figure, long revision) {
        Set<Suspicion> suspicions = NONE;
        if (start == history.start() && revision < history.revision()) {
            suspicions = with(suspicions, Suspicion.REVISION_GOING_BACK);
        }
        if (figure == 0) {
            return suspicions;
        }
        boolean newer = start > history.start();
        if (newer && figure == history.last() && history.same() + 1 >= stuckAfter(length)) {
            suspicions = with(suspicions, Suspicion.STUCK);
        }
        if (history.isKnown()) {
            double above = history.above(figure);
            Suspicion jump = jump(history, above);
            if (jump != null) {
                suspicions = with(suspicions, jump);
            }
            if (newer && figure > 0 && above >= TWOFOLD && isCumulative(history, figure)) {
                suspicions = with(suspicions, Suspicion.CUMULATIVE);
            }
        }
        return suspicions;
    }

    /** Nearly always nothing is odd; then no set is made. */
    private static Set<Suspicion> with(Set<Suspicion> suspicions, Suspicion more) {
        if (suspicions == NONE) {
            return EnumSet.of(more);
        }
        suspicions.add(more);
        return suspicions;
    }

    /** How many periods in a row a plant may show the same figure. */
    static int stuckAfter(PeriodLength length) {
        return switch (length) {
            case P1M -> 6;
            case P1D -> 7;
            default -> 24;
        };
    }

    /** Null where there is none. */
    private static Suspicion jump(History history, double above) {
        if (Math.abs(above) <= SPREADS * history.spread()) {
            return null;
        }
        if (above >= THOUSANDFOLD || Math.abs(above + 3) <= NEARLY) {
            return Suspicion.JUMP_THOUSANDFOLD;
        }
        return above >= TENFOLD || Math.abs(above + 1) <= NEARLY ? Suspicion.JUMP_TENFOLD : null;
    }

    /** Whether a steady series has begun to grow by what it used to be. */
    private static boolean isCumulative(History history, long figure) {
        if (history.rises() + 1 < RISES || history.spread() >= STEADY) {
            return false;
        }
        double usual = history.usual();
        double growth = (double) figure - history.last();
        return growth >= usual / 3 && growth <= usual * 3;
    }
}

package org.industrymonitor.platform.reconcile;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Contribution;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.SeriesTotal;

/** The parts of a line of an account, each printed so that different ones print differently. */
enum LinePart {
    TOTAL("total", line -> print(line.total())),
    EARLIER("one year earlier", line -> FixedPoint.print(line.earlier())),
    COMPARABLE(
            "comparable",
            line -> print(line.comparable().now(), line.comparable().then())),
    CONTRIBUTIONS(
            "contributions",
            line -> line.contributions().isEmpty()
                    ? Differences.NOTHING
                    : line.contributions().stream().map(LinePart::print).collect(Collectors.joining("; "))),
    OFFICIAL(
            "official",
            line -> line.official()
                    .map(official -> FixedPoint.print(official.sum()) + " of " + official.figures() + " figures")
                    .orElse(Differences.NOTHING));

    private final String words;
    private final Function<AccountLine, String> print;

    LinePart(String words, Function<AccountLine, String> print) {
        this.words = words;
        this.print = print;
    }

    String words() {
        return words;
    }

    String print(AccountLine line) {
        return print.apply(line);
    }

    /** Such as {@code 15 (2 of 3 reported, weights 2.5 of 3.5), imputed 7}. */
    static String print(SeriesTotal total) {
        return FixedPoint.print(total.sum()) + " (" + total.reported() + " of " + total.expected()
                + " reported, weights " + FixedPoint.print(total.reportedWeight()) + " of "
                + FixedPoint.print(total.expectedWeight()) + ")"
                + (total.imputed() == 0 ? "" : ", imputed " + FixedPoint.print(total.imputed()));
    }

    private static String print(long now, long then) {
        return FixedPoint.print(now) + " against " + FixedPoint.print(then);
    }

    private static String print(Contribution contribution) {
        return contribution.child().map(NodeId::toString).orElse("no child") + " "
                + print(contribution.now(), contribution.then()) + ": " + FixedPoint.print(contribution.points())
                + " points";
    }
}

package org.industrymonitor.alerts.notify.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Measure;

/**
 * Figures as people read them: three digits that count, in the unit in which the amount is neither long nor small, and
 * shares in percent. A share that is not the whole is never written as 100 %, nor one that is something as 0 %.
 */
final class Figures {

    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);

    private final Words words;

    private static final List<Scale> YUAN_ZH = List.of(
            new Scale("yuan-1e8", "1e8", "1e8"), new Scale("yuan-1e4", "1e4", "1e4"), new Scale("yuan", "0", "1"));
    private static final List<Scale> YUAN_EN = List.of(
            new Scale("yuan-1e9", "1e9", "1e9"), new Scale("yuan-1e6", "1e6", "1e6"), new Scale("yuan", "0", "1"));
    private static final List<Scale> COAL_ZH =
            List.of(new Scale("tce-1e4", "1e7", "1e7"), new Scale("tce", "1e3", "1e3"), new Scale("kgce", "0", "1"));
    private static final List<Scale> COAL_EN = List.of(new Scale("tce", "1e3", "1e3"), new Scale("kgce", "0", "1"));

    /** From which amount on another unit is used, and how many of the series' own that is. */
    private record Scale(String word, BigDecimal from, BigDecimal size) {
        Scale(String word, String from, String size) {
            this(word, new BigDecimal(from), new BigDecimal(size));
        }
    }

    Figures(Words words) {
        this.words = words;
    }

    /** An amount of a series, fixed point, with its unit. */
    String amount(String series, long quantity) {
        BigDecimal amount = FixedPoint.decimal(quantity);
        BigDecimal size = amount.abs();
        for (Scale scale : scales(series)) {
            if (size.compareTo(scale.from()) >= 0) {
                return words.say(
                        "amount",
                        number(amount.divide(scale.size(), MathContext.DECIMAL64)),
                        words.say("unit." + scale.word()));
            }
        }
        return number(amount);
    }

    /** The part as a share of the whole; empty when there is no whole to speak of. */
    String percent(long part, long whole) {
        if (whole == 0) {
            return words.say("percent.none");
        }
        BigDecimal share = BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
        BigDecimal rounded = share.setScale(0, RoundingMode.HALF_EVEN);
        boolean hides = rounded.signum() == 0 || rounded.abs().compareTo(BigDecimal.valueOf(100)) == 0;
        if (hides && rounded.compareTo(share) != 0) {
            rounded = share.setScale(
                    1, share.abs().compareTo(BigDecimal.valueOf(100)) < 0 ? RoundingMode.DOWN : RoundingMode.UP);
            if (rounded.signum() == 0) {
                return words.say("percent.less", format("0.0").format(0.1));
            }
            return words.say("percent", format("0.0").format(rounded));
        }
        return words.say("percent", format("#,##0").format(rounded));
    }

    /** A count of things. */
    String count(long things) {
        return format("#,##0").format(things);
    }

    /** A figure without a unit, with one decimal. */
    String decimal(double figure) {
        return format("#,##0.0").format(figure);
    }

    private String number(BigDecimal figure) {
        BigDecimal rounded = figure.abs().compareTo(BigDecimal.valueOf(1000)) >= 0
                ? figure.setScale(0, RoundingMode.HALF_EVEN)
                : figure.round(THREE);
        return format("#,##0.####").format(rounded);
    }

    /** Largest first; the last is the series' own unit. Empty for a series whose unit is not known. */
    private List<Scale> scales(String series) {
        boolean chinese = words.language() == Language.ZH;
        if (series.equals(Measure.OUTPUT.series())) {
            return chinese ? YUAN_ZH : YUAN_EN;
        }
        if (series.equals(Measure.ENERGY.series())) {
            return chinese ? COAL_ZH : COAL_EN;
        }
        return List.of();
    }

    private DecimalFormat format(String pattern) {
        return new DecimalFormat(
                pattern, DecimalFormatSymbols.getInstance(words.language().locale()));
    }
}

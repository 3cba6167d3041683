package org.industrymonitor.alerts.notify.text;

import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;

/**
 * What happened, in a sentence. A kind has one of its own, {@code what.<kind>}, and another for when it is over,
 * {@code what.<kind>.over}, where the sentences of a fall would not be true of it.
 */
final class Happening {

    private final Words words;
    private final Figures figures;

    Happening(Words words, Figures figures) {
        this.words = words;
        this.figures = figures;
    }

    /** Gaps of each sentence: the series, observed, expected, what lies between them, and that as a share of expected. */
    String of(Alert alert) {
        return alert.kind() == AlertKind.SILENCE ? silence(alert) : said(key(alert), alert);
    }

    private String key(Alert alert) {
        boolean open = MessageWriter.isOpen(alert);
        String own = "what." + alert.kind().word() + (open ? "" : ".over");
        return switch (alert.state()) {
            case WITHDRAWN -> "what.withdrawn";
            case EXPLAINED -> "what.explained";
            case RESOLVED -> words.has(own) ? own : "what.resolved";
            case PENDING, FIRING -> words.has(own) ? own : fall(alert);
        };
    }

    private static String fall(Alert alert) {
        if (alert.fall() <= 0) {
            return "what.level";
        }
        return alert.observed() == 0 ? "what.nothing" : "what.fall";
    }

    private String said(String key, Alert alert) {
        long between = Math.abs(alert.fall());
        return words.say(
                key,
                words.word("series", alert.series()),
                figures.amount(alert.series(), alert.observed()),
                figures.amount(alert.series(), alert.expected()),
                figures.amount(alert.series(), between),
                figures.percent(between, alert.expected()));
    }

    private String silence(Alert alert) {
        if (alert.state() == AlertState.WITHDRAWN) {
            return words.say("what.silence.withdrawn");
        }
        if (!MessageWriter.isOpen(alert)) {
            return said(alert.observed() > 0 ? "what.silence.resolved" : "what.silence.over", alert);
        }
        return said(alert.expected() > 0 ? "what.silence" : "what.silence.unknown", alert);
    }
}

package org.industrymonitor.alerts.notify.mail;

import java.awt.Color;
import java.util.Comparator;
import java.util.Optional;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.text.Language;
import org.industrymonitor.alerts.notify.text.Message;
import org.industrymonitor.alerts.notify.text.MessageWriter.Legend;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Severity;

/** A message as HTML that mail programs show: tables and styles within the tags. */
final class Html {

    private static final String ENDED = "#5f6b6d";

    private final Language language;
    private final Legend legend;

    /** @param legend what the colours of the picture mean */
    Html(Language language, Legend legend) {
        this.language = language;
        this.legend = legend;
    }

    /** @param picture address of the picture that is shown below the text */
    String of(Notice notice, Message message, Optional<String> picture) {
        StringBuilder html = new StringBuilder(
                        "<!DOCTYPE html><html lang=\"" + language.tag() + "\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"></head>")
                .append("<body style=\"margin:0;font-family:sans-serif;font-size:15px;color:#222\">")
                .append("<div style=\"border-left:8px solid ")
                .append(colour(notice))
                .append(";padding:8px 16px\"><h2 style=\"margin:0;font-size:19px\">")
                .append(escape(message.title()))
                .append("</h2></div><table style=\"margin:12px 16px;border-collapse:collapse\">");
        for (Message.Line line : message.lines()) {
            html.append("<tr><th style=\"text-align:left;vertical-align:top;padding:3px 14px 3px 0;"
                            + "color:#5f6b6d;font-weight:normal;white-space:nowrap\">")
                    .append(escape(line.label()))
                    .append("</th><td style=\"padding:3px 0\">")
                    .append(escape(line.text()))
                    .append("</td></tr>");
        }
        html.append("</table>");
        picture.ifPresent(address -> html.append("<p style=\"margin:12px 16px\"><img src=\"")
                .append(escape(address))
                .append("\" width=\"")
                .append(Picture.WIDTH)
                .append("\" height=\"")
                .append(Picture.HEIGHT)
                .append("\" alt=\"")
                .append(escape(message.title()))
                .append("\" style=\"max-width:100%\"><br>")
                .append(legend(notice.alert()))
                .append("</p>"));
        for (Message.Link link : message.links()) {
            html.append("<p style=\"margin:6px 16px\"><a href=\"")
                    .append(escape(link.address().toString()))
                    .append("\">")
                    .append(escape(link.label()))
                    .append("</a></p>");
        }
        return html.append("</body></html>\n").toString();
    }

    private String legend(Alert alert) {
        String said = mark(Picture.EXPECTED, legend.expected()) + mark(Picture.OBSERVED, legend.observed());
        return alert.state() == AlertState.FIRING ? said + mark(Picture.MISSING.get(0), legend.missing()) : said;
    }

    private static String mark(Color colour, String word) {
        return String.format("<span style=\"color:#%06x\">&#9632;</span> ", colour.getRGB() & 0xffffff)
                + "<span style=\"color:#5f6b6d;font-size:13px\">" + escape(word) + "</span>&emsp;";
    }

    /** That of the gravest that fires; grey when all is over. */
    private static String colour(Notice notice) {
        return notice.alerts().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .map(Alert::severity)
                .max(Comparator.naturalOrder())
                .map(Html::colour)
                .orElse(ENDED);
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case BLUE -> "#2f6fde";
            case YELLOW -> "#e6b800";
            case ORANGE -> "#f08300";
            case RED -> "#d0021b";
        };
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package org.industrymonitor.platform.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.industrymonitor.alerts.detect.Clue;
import org.industrymonitor.alerts.notify.text.Language;
import org.industrymonitor.alerts.notify.text.Links;
import org.industrymonitor.alerts.notify.text.Message;
import org.industrymonitor.alerts.notify.text.MessageWriter;
import org.industrymonitor.alerts.notify.text.Words;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertEvidence.Band;
import org.industrymonitor.model.AlertEvidence.Finding;
import org.industrymonitor.model.AlertEvidence.Sign;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.FixedPoint;

/** Puts an explanation into words and charts. */
public final class ExplanationWriter {

    private static final int COLUMNS = 96;
    private static final int DRAWN = 240;
    private static final int READINGS = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Words words;
    private final Explanation explanation;
    private final MessageWriter messages;
    private final ZoneId zone;

    public ExplanationWriter(Language language, Explanation explanation) {
        this.words = new Words(language, ExplanationWriter.class);
        this.explanation = explanation;
        this.messages = new MessageWriter(language, explanation.directory(), Links.NONE);
        this.zone = explanation.directory().zone(explanation.raised().node());
    }

    /** All of it, a line each. */
    public List<String> lines() {
        Alert raised = explanation.raised();
        Message message = messages.message(raised);
        List<String> lines = new ArrayList<>();
        lines.add(message.title());
        lines.addAll(message.body().lines().toList());
        head(lines, words.say("head.why"));
        raised.evidence()
                .ifPresentOrElse(evidence -> why(lines, raised, evidence), () -> lines.add(words.say("why.nothing")));
        head(lines, words.say("head.life"));
        explanation.told().forEach(told -> lines.add(life(told.alert())));
        List<Course.Point> points = explanation.course().around(raised.raised(), COLUMNS);
        if (!points.isEmpty()) {
            head(lines, words.say("head.chart", "\u25cf", "\u00b7", "\u2591"));
            lines.addAll(TextChart.of(points, raised.raised()));
        }
        head(lines, words.say("head.again"));
        lines.add(words.say("again.replayed", explanation.replayed()));
        if (explanation.isSame()) {
            lines.add(words.say("again.same", explanation.compared()));
        } else {
            lines.add(words.say("again.differs"));
            explanation.differences().forEach(difference -> lines.add(words.say("again.difference", difference)));
        }
        return lines;
    }

    /** Draws the course as SVG; the line says what became of it. */
    public String draw(Path file) throws IOException {
        Alert raised = explanation.raised();
        List<Course.Point> points = explanation.course().around(raised.raised(), DRAWN);
        if (points.isEmpty()) {
            return words.say("chart.nothing");
        }
        SvgChart.write(file, messages.message(raised).title(), points, raised.raised(), zone);
        return words.say("chart.written", file.toString());
    }

    private void why(List<String> lines, Alert raised, AlertEvidence evidence) {
        Band band = evidence.band();
        Finding finding = evidence.finding();
        if (finding.threshold() > 0 || band.lower() < band.upper()) {
            lines.add(words.say(
                    "why.figure",
                    time(evidence.period()),
                    figure(band.observed()),
                    figure(band.expected()),
                    figure(band.lower()),
                    figure(band.upper())));
        }
        if (finding.threshold() > 0) {
            lines.add(words.say(
                    "why.score",
                    decimal(finding.score()),
                    days(finding.score()),
                    decimal(finding.threshold()),
                    days(finding.threshold())));
        }
        finding.signs().forEach(sign -> lines.add("  " + sign(sign)));
        if (evidence.calendar().isEmpty()) {
            lines.add(words.say("why.calendar.none"));
        }
        evidence.calendar().forEach(entry -> lines.add(calendar(entry, evidence.period())));
        explanation
                .later()
                .forEach(entry -> lines.add(words.say(
                        "why.later",
                        words.word("plan", entry.kind().word()),
                        entry.note(),
                        time(entry.start()),
                        time(entry.end()))));
        String changed = evidence.rules().changed();
        lines.add(words.say(
                "why.rules", evidence.rules().version(), changed.isEmpty() ? words.say("why.rules.default") : changed));
        evidence.aggregate().ifPresent(at -> lines.add(words.say("why.aggregate", at.toString())));
        explanation.readings().stream()
                .limit(READINGS)
                .forEach(found -> found.reading()
                        .items()
                        .forEach(item -> lines.add(words.say(
                                "why.reading",
                                found.position().toString(),
                                time(found.reading().period().start()),
                                item.item() + " " + FixedPoint.print(item.value()),
                                Long.toString(found.reading().revision())))));
    }

    private String sign(Sign sign) {
        if (sign.moved() == 0) {
            return words.say("why.measure", words.word("measure", sign.clue()), decimal(sign.value()));
        }
        String english = Stream.of(Clue.values())
                .filter(clue -> clue.name().equals(sign.clue()))
                .map(Clue::words)
                .findFirst()
                .orElse(sign.clue());
        String said = words.word("clue", sign.clue());
        return words.say(
                "why.sign",
                sign.moved() > 0 ? "+" : "-",
                said.equals(sign.clue()) ? english : said,
                decimal(sign.value()),
                String.format(Locale.ROOT, "%+.2f", sign.moved()));
    }

    private String calendar(CalendarEntry entry, Instant at) {
        String when = entry.isInForce(at) ? "in-force" : at.isBefore(entry.start()) ? "before" : "after";
        return words.say(
                "why.calendar",
                words.word("plan", entry.kind().word()),
                entry.note(),
                time(entry.start()),
                time(entry.end()),
                words.say("why.calendar." + when));
    }

    private String life(Alert alert) {
        Instant at = alert.evidence()
                .map(AlertEvidence::period)
                .orElse(alert.resolved().orElse(alert.raised()));
        return words.say(
                "life.line",
                time(at),
                words.word("state", alert.state().word()),
                words.word("colour", alert.severity().word()),
                alert.reason());
    }

    private static void head(List<String> lines, String head) {
        lines.add("");
        lines.add(head);
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private static String figure(long quantity) {
        return String.format(Locale.ROOT, "%,.1f", (double) quantity / FixedPoint.ONE);
    }

    private static String decimal(double figure) {
        return String.format(Locale.ROOT, "%.3f", figure);
    }

    private static String days(double score) {
        return String.format(Locale.ROOT, "%,.0f", Math.pow(10, score));
    }
}

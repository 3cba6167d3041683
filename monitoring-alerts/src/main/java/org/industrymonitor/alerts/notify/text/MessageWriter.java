package org.industrymonitor.alerts.notify.text;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.notify.text.Message.Line;
import org.industrymonitor.alerts.notify.text.Message.Link;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Remark;

/**
 * Puts alerts into words: what fell, where, by how much of what was expected, since when, who contributes, what has been
 * reported and what is planned. Every share is one of a whole that the sentence names, in percent; nothing is said in
 * percentage points. Thread-safe.
 */
public final class MessageWriter {

    private static final int MOST_CONTRIBUTORS = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Words words;
    private final Figures figures;
    private final Names names;
    private final Directory directory;
    private final Links links;
    private final Happening happening;
    private final Remarks remarks;
    private final Past past;
    private final OtherMeasure otherMeasure;

    /** @param links put under each message about one alert */
    public MessageWriter(Language language, Directory directory, Links links) {
        this(language, directory, links, Remarks.NONE);
    }

    /**
     * @param links put under each message about one alert
     * @param remarks told with what is said of an alert after them
     */
    public MessageWriter(Language language, Directory directory, Links links, Remarks remarks) {
        this(language, directory, links, remarks, Past.NONE);
    }

    /**
     * @param links put under each message about one alert
     * @param remarks told with what is said of an alert after them
     * @param past told of what is like it
     */
    public MessageWriter(Language language, Directory directory, Links links, Remarks remarks, Past past) {
        this.words = new Words(language);
        this.figures = new Figures(words);
        this.names = new Names(words, directory);
        this.directory = directory;
        this.links = links;
        this.happening = new Happening(words, figures);
        this.remarks = remarks;
        this.past = past;
        this.otherMeasure = new OtherMeasure(words, figures);
    }

    /** What operators have said, which messages tell, too. */
    public Remarks remarks() {
        return remarks;
    }

    public Language language() {
        return words.language();
    }

    /** What the colours of a picture of a fall mean: what was expected, what is there, what is missing. */
    public Legend legend() {
        return new Legend(words.say("legend.expected"), words.say("legend.observed"), words.say("legend.missing"));
    }

    /** Words for the colours of a picture of a fall. */
    public record Legend(String expected, String observed, String missing) {}

    /** The message that a notice is, unless each of its alerts is to be told for itself. */
    public Message message(Notice notice) {
        return notice.form() == Notice.Form.SINGLE
                ? message(notice.alert())
                : new SummaryWriter(words, figures, names, this).message(notice.alerts());
    }

    /** One alert. */
    public Message message(Alert alert) {
        List<Line> lines = new ArrayList<>();
        String place = names.place(alert.node());
        if (!place.isEmpty()) {
            lines.add(line("where", place));
        }
        lines.add(line("what", happening.of(alert)));
        if (isOpen(alert)) {
            otherMeasure.of(alert).ifPresent(said -> lines.add(line("other." + alert.series(), said)));
        }
        lines.add(when(alert));
        if (isOpen(alert) && alert.fall() > 0 && isSharedOut(alert)) {
            lines.add(line("who", who(alert)));
        }
        if (alert.coverageExpected() > 0 && (isOpen(alert) || alert.kind() != AlertKind.SILENCE)) {
            lines.add(line("reported", reported(alert)));
        }
        if (isOpen(alert)) {
            lines.add(line("plan", plan(alert)));
            if (alert.kind() != AlertKind.SILENCE) {
                lines.add(line("rank", words.say("rank", figures.decimal(alert.score()))));
            }
            past.like(alert).ifPresent(before -> lines.add(line("before", before(alert, before))));
        }
        List<Remark> said = remarks.of(alert.id());
        if (!said.isEmpty()) {
            lines.add(line(
                    "said", said.stream().map(this::said).collect(Collectors.joining(words.say("list.separator")))));
        }
        List<Link> shown = new ArrayList<>();
        links.dashboard(alert).ifPresent(address -> shown.add(link("dashboard", address)));
        links.explain(alert).ifPresent(address -> shown.add(link("explain", address)));
        return new Message(title(alert), lines, shown);
    }

    /** What happened to whom, in one line. */
    String title(Alert alert) {
        String colour = words.word("colour", alert.severity().word());
        String state = words.has("state." + alert.state().word())
                ? words.say("state." + alert.state().word(), capital(colour))
                : alert.state().word();
        return words.say("title", state, words.word("kind", alert.kind().word()), names.of(alert.node()));
    }

    static boolean isOpen(Alert alert) {
        return alert.state() == AlertState.FIRING || alert.state() == AlertState.PENDING;
    }

    /** Whether anybody but the node itself is named for the fall. */
    private static boolean isSharedOut(Alert alert) {
        return alert.contributors().stream()
                .anyMatch(part -> !part.node().equals(alert.node().toString()));
    }

    private Line when(Alert alert) {
        ZoneId zone = directory.zone(alert.node());
        String since = time(alert.since(), alert.period(), zone);
        if (alert.resolved().isPresent()) {
            return line("from", words.say("from", since, time(alert.resolved().get(), alert.period(), zone)));
        }
        return line(
                "since",
                words.say("since", since, words.word("period", alert.period().name())));
    }

    private String who(Alert alert) {
        List<String> parts = new ArrayList<>();
        List<Contributor> contributors = alert.contributors();
        long named = 0;
        for (Contributor contributor : contributors.subList(0, Math.min(MOST_CONTRIBUTORS, contributors.size()))) {
            parts.add(part(alert, names.ofContributor(contributor.node()), contributor.fall()));
            named += contributor.fall();
        }
        if (contributors.size() > MOST_CONTRIBUTORS && alert.fall() != named) {
            parts.add(part(alert, names.ofContributor("others"), alert.fall() - named));
        }
        return String.join(words.say("list.separator"), parts);
    }

    private String part(Alert alert, String name, long fall) {
        return words.say("who", name, figures.amount(alert.series(), fall), figures.percent(fall, alert.fall()));
    }

    private String reported(Alert alert) {
        String reported = figures.count(alert.coverageReported());
        String expected = figures.count(alert.coverageExpected());
        return alert.coverageReported() >= alert.coverageExpected()
                ? words.say("reported.all", expected)
                : words.say(
                        "reported.some",
                        reported,
                        expected,
                        figures.percent(alert.coverageReported(), alert.coverageExpected()));
    }

    private String plan(Alert alert) {
        List<CalendarEntry> plans = directory.plans(alert.node(), alert.raised());
        if (plans.isEmpty()) {
            return words.say("plan.none");
        }
        ZoneId zone = directory.zone(alert.node());
        return plans.stream()
                .map(entry -> {
                    String kind = words.word("plan", entry.kind().word());
                    String what = entry.note().isBlank() ? kind : words.say("plan.note", kind, entry.note());
                    return words.say("plan.one", what, time(entry.end(), PeriodLength.PT1M, zone));
                })
                .collect(Collectors.joining(words.say("list.separator")));
    }

    private String before(Alert alert, List<Past.Episode> before) {
        if (before.isEmpty()) {
            return words.say("before.none");
        }
        ZoneId zone = directory.zone(alert.node());
        Past.Episode last = before.get(0);
        return words.say(
                before.size() < PastAlerts.MOST ? "before.some" : "before.many",
                figures.count(before.size()),
                time(last.from(), alert.period(), zone),
                time(last.until(), alert.period(), zone));
    }

    private String said(Remark remark) {
        String who = words.say("said." + remark.kind().word(), remark.by());
        return remark.text().isBlank() ? who : words.say("said.text", who, remark.text());
    }

    /** A label of a period, in the zone it is labelled in. */
    private static String time(Instant label, PeriodLength period, ZoneId zone) {
        ZonedDateTime time = label.atZone(zone);
        return period.isWithinDay()
                ? MINUTE.format(time) + " (" + "UTC" + time.getOffset().getId().replace("Z", "") + ")"
                : DAY.format(time);
    }

    private Line line(String label, String text) {
        return new Line(words.say("label." + label), text);
    }

    private Link link(String label, URI address) {
        return new Link(words.say("link." + label), address);
    }

    /** With a capital letter, where the language has them. */
    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}

package org.industrymonitor.alerts.notify.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.industrymonitor.alerts.notify.text.Message.Line;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Severity;

/** Puts many alerts into one message: how many of which kind and colour, where most, and the widest and gravest by name. */
final class SummaryWriter {

    private static final int MOST_NAMED = 10;
    private static final int MOST_PLACES = 5;

    private final Words words;
    private final Figures figures;
    private final Names names;
    private final MessageWriter single;

    SummaryWriter(Words words, Figures figures, Names names, MessageWriter single) {
        this.words = words;
        this.figures = figures;
        this.names = names;
        this.single = single;
    }

    /**
     * What has become of the alerts: of one that was raised and is over by now, only that.
     *
     * @param transitions wider nodes first, those of one alert in their order
     */
    Message message(List<Alert> transitions) {
        Map<String, Alert> last = new LinkedHashMap<>();
        transitions.forEach(alert -> last.put(alert.id(), alert));
        List<Alert> alerts = List.copyOf(last.values());
        List<Alert> raised = alerts.stream().filter(MessageWriter::isOpen).toList();
        // Of what ended nobody must go and look; so what was raised is shown, unless nothing was.
        List<Alert> shown = raised.isEmpty() ? alerts : raised;
        List<Line> lines = new ArrayList<>();
        lines.add(line(
                "kinds", counts(shown, alert -> words.word("kind", alert.kind().word()), Integer.MAX_VALUE)));
        lines.add(line("colours", colours(shown)));
        lines.add(line("places", counts(shown, this::place, MOST_PLACES)));
        lines.add(line("gravest", gravest(shown)));
        return new Message(
                words.say(
                        "summary.title",
                        figures.count(alerts.size()),
                        figures.count(raised.size()),
                        figures.count(alerts.size() - raised.size())),
                lines,
                List.of());
    }

    private String colours(List<Alert> alerts) {
        Map<Severity, Long> counts =
                alerts.stream().collect(Collectors.groupingBy(Alert::severity, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Severity, Long>comparingByKey().reversed())
                .map(entry -> count(
                        entry.getValue(), words.word("colour", entry.getKey().word())))
                .collect(Collectors.joining(words.say("list.separator")));
    }

    private String counts(List<Alert> alerts, Function<Alert, String> by, int most) {
        Map<String, Long> counts =
                alerts.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.counting()));
        List<String> parts = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .map(entry -> count(entry.getValue(), entry.getKey()))
                .collect(Collectors.toCollection(ArrayList::new));
        long named = counts.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(most)
                .mapToLong(count -> count)
                .sum();
        if (named < alerts.size()) {
            parts.add(more(alerts.size() - named));
        }
        return String.join(words.say("list.separator"), parts);
    }

    private String gravest(List<Alert> alerts) {
        List<String> parts = alerts.stream()
                .sorted(Comparator.comparing((Alert alert) -> alert.node().kind() == NodeKind.ENTERPRISE)
                        .thenComparing(Alert::severity, Comparator.reverseOrder())
                        .thenComparing(Alert::fall, Comparator.reverseOrder()))
                .limit(MOST_NAMED)
                .map(single::title)
                .collect(Collectors.toCollection(ArrayList::new));
        if (alerts.size() > parts.size()) {
            parts.add(more(alerts.size() - parts.size()));
        }
        return String.join(words.say("list.separator"), parts);
    }

    private String place(Alert alert) {
        String region = names.city(alert.node());
        return region.isEmpty() ? words.say("place.unknown") : region;
    }

    private String count(long count, String what) {
        return words.say("summary.count", figures.count(count), what);
    }

    private String more(long count) {
        return words.say("summary.more", figures.count(count));
    }

    private Line line(String label, String text) {
        return new Line(words.say("label." + label), text);
    }
}

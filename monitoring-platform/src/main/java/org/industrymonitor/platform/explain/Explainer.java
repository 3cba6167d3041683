package org.industrymonitor.platform.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.place.Snapshot;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.rules.RulesFile;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertEvidence.Position;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.Topic;
import org.industrymonitor.platform.explain.Archive.Noted;
import org.industrymonitor.platform.explain.Archive.Told;
import org.industrymonitor.platform.watch.TopicTail;

/** Explains alerts from what the topics hold. */
public final class Explainer {

    private final TopicTail topics;
    private final Archive archive;
    private final Weighing weighing;

    /** @param weighing weights to decide again by, which are not kept with an alert */
    public Explainer(TopicTail topics, Weighing weighing) {
        this.topics = topics;
        this.archive = new Archive(topics);
        this.weighing = weighing;
    }

    /**
     * Explains one.
     *
     * @param prefix of its id
     * @param progress told of each aggregate that is taken again
     * @throws Archive.UnknownAlertException when none starts so, or several do
     */
    public Explanation explain(String prefix, LongConsumer progress) {
        List<Told> told = archive.transitions(prefix);
        Alert raised = Explanation.firstFiring(told).orElse(told.get(0).alert());
        TreeMap<String, byte[]> registry = archive.registry();
        List<Noted> calendar = archive.calendar();
        Directory directory = new Directory(registry, entries(calendar));
        Instant decided = told.get(0).received();
        Snapshot known = new Snapshot(
                registry,
                entries(calendar.stream()
                        .filter(noted -> !noted.received().isAfter(decided))
                        .toList()));
        List<CalendarEntry> later = entries(calendar.stream()
                .filter(noted -> noted.received().isAfter(decided) && known.concerns(noted.entry(), raised.node()))
                .toList());

        List<String> differences = new ArrayList<>();
        TreeMap<Long, Rules> rules = rules(told, differences);
        if (rules.isEmpty()) {
            differences.add("no evidence is kept of it: a release before this one raised it");
            return new Explanation(told, archive.readings(raised), directory, new Course(), 0, 0, differences, later);
        }
        Position at = position(raised);
        Redecision again = new Redecision(raised, known, archive.marked(), rules, progress);
        topics.readAll(Topic.AGGREGATES, OptionalInt.of(at.partition()), again::take);
        int compared = Sameness.compare(told, again, differences);
        return new Explanation(
                told,
                archive.readings(raised),
                directory,
                again.course(),
                again.records(),
                compared,
                differences,
                later);
    }

    /** The rules of each transition, by the offset that decided it. */
    private TreeMap<Long, Rules> rules(List<Told> told, List<String> differences) {
        TreeMap<Long, Rules> rules = new TreeMap<>();
        for (Told one : told) {
            one.alert().evidence().filter(e -> e.aggregate().isPresent()).ifPresent(evidence -> {
                AlertEvidence.RulesInForce said = evidence.rules();
                Rules ours = RulesFile.of(said, weighing);
                rules.put(evidence.aggregate().get().offset(), ours);
                String other = "told by rules " + said.version() + ", the same rules are now "
                        + ours.version().version() + ": the weights are others, or the release is";
                if (!ours.version().equals(said) && !differences.contains(other)) {
                    differences.add(other);
                }
            });
        }
        return rules;
    }

    private static Position position(Alert alert) {
        return alert.evidence().flatMap(AlertEvidence::aggregate).orElseThrow();
    }

    private static List<CalendarEntry> entries(List<Noted> noted) {
        return noted.stream().map(Noted::entry).toList();
    }
}

package org.industrymonitor.alerts.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.industrymonitor.alerts.book.Entry;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.notify.route.Jurisdiction;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.model.Severity;
import org.industrymonitor.runtime.access.Domain;
import org.industrymonitor.runtime.http.RequestFault;

/**
 * Which alerts are asked for.
 *
 * @param states empty for all, as with kinds, regions and sectors
 * @param place what is in one of the regions and of one of the sectors, and as grave at least
 * @param node the node they are about
 * @param since they were open then or later, in the time of the figures
 * @param until they were open before then
 * @param marks what an operator has said of them; all of it
 */
record AlertQuery(
        Set<AlertState> states,
        Jurisdiction place,
        Optional<NodeId> node,
        Instant since,
        Instant until,
        Set<RemarkKind> marks) {

    /** Names of the parameters that say which alerts. */
    static final List<String> PARAMETERS =
            List.of("state", "kind", "severity", "node", "region", "sector", "since", "until", "marked");

    /**
     * What a request asks for.
     *
     * @throws RequestFault if a parameter has no such value, naming those it may have
     */
    static AlertQuery of(Context context) throws RequestFault {
        try {
            return new AlertQuery(
                    words(context, "state", AlertState.values(), AlertState::word),
                    new Jurisdiction(
                            list(context, "region"),
                            list(context, "sector"),
                            Set.of(),
                            words(context, "kind", AlertKind.values(), AlertKind::word),
                            words(context, "severity", Severity.values(), Severity::word).stream()
                                    .findFirst()
                                    .orElse(Severity.BLUE)),
                    Optional.ofNullable(context.queryParam("node")).map(NodeId::parse),
                    instant(context, "since", Instant.MIN),
                    instant(context, "until", Instant.MAX),
                    words(context, "marked", RemarkKind.values(), RemarkKind::word));
        } catch (IllegalArgumentException e) {
            throw RequestFault.badRequest(e.getMessage());
        }
    }

    /** Whether the alert is one that is asked for. */
    boolean covers(Entry entry, Directory directory) {
        return covers(entry.alert(), directory)
                && entry.wasOpen(since, until)
                && marks.stream().allMatch(entry::isMarked);
    }

    /** The same, whatever its times and what was said of it. */
    boolean covers(Alert alert, Directory directory) {
        return (states.isEmpty() || states.contains(alert.state()))
                && node.filter(asked -> !asked.equals(alert.node())).isEmpty()
                && place.covers(alert, directory);
    }

    /** What of alerts is in a domain. */
    static Jurisdiction of(Domain domain) {
        return domain.isAll()
                ? Jurisdiction.ALL
                : new Jurisdiction(domain.regions(), domain.sectors(), Set.of(), Set.of(), Severity.BLUE);
    }

    /** What the request says of which alerts, in one form whatever the order. */
    static String canonical(Context context) {
        Map<String, Set<String>> said = new TreeMap<>();
        PARAMETERS.forEach(name -> said.put(name, list(context, name)));
        return said.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + entry.getValue().stream().sorted().toList())
                .collect(Collectors.joining("&"));
    }

    private static Set<String> list(Context context, String name) {
        return context.queryParams(name).stream()
                .flatMap(values -> Arrays.stream(values.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Set<E> words(
            Context context, String name, E[] values, Function<E, String> word) {
        Set<E> found = EnumSet.noneOf(values[0].getDeclaringClass());
        for (String asked : list(context, name)) {
            found.add(Arrays.stream(values)
                    .filter(value -> word.apply(value).equals(asked.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " must be one of "
                            + Arrays.stream(values).map(word).toList() + ", is '" + asked + "'")));
        }
        return found;
    }

    private static Instant instant(Context context, String name, Instant absent) {
        String text = context.queryParam(name);
        try {
            return text == null ? absent : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " must be a time such as 2020-04-01T00:00:00Z, is '" + text + "'", e);
        }
    }
}

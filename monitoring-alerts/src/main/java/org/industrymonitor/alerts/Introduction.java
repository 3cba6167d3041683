package org.industrymonitor.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.industrymonitor.alerts.place.Place;
import org.industrymonitor.alerts.place.RegistryView;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;

/** Says of an enterprise's alert who that is, where it stands, and what share of its station and region it is. */
final class Introduction {

    private final RegistryView registry;

    Introduction(RegistryView registry) {
        this.registry = registry;
    }

    /** The alert with names in its reason, and the enterprise as its only contributor. */
    Alert of(Alert alert, Place place) {
        long fall = alert.fall();
        List<Contributor> contributors =
                fall == 0 ? List.of() : List.of(new Contributor(alert.node().toString(), fall));
        String reason = place.facts()
                .map(facts -> name(alert, facts, place) + ": " + alert.reason() + shares(alert, place))
                .orElse(alert.reason());
        return alert.naming(reason, contributors);
    }

    private static String name(Alert alert, EnterpriseVersion facts, Place place) {
        List<String> words = new ArrayList<>();
        String id = alert.node().key();
        words.add(facts.name().isBlank() || facts.name().equals(id) ? id : facts.name() + " (" + id + ")");
        facts.shares().forEach(share -> words.add("group " + share.group()));
        words.addAll(place.regions());
        return String.join(", ", words);
    }

    /** Shares by weight of its groups and of its regions but the widest. */
    private String shares(Alert alert, Place place) {
        List<String> shares = new ArrayList<>();
        for (NodeId parent : place.parents()) {
            if (parent.kind() == NodeKind.GROUP || parent.kind() == NodeKind.CITY) {
                Optional<Double> share = registry.share(alert.node(), parent);
                share.ifPresent(s -> shares.add(String.format(Locale.ROOT, "%.1f %% of %s", 100 * s, parent)));
            }
        }
        return shares.isEmpty() ? "" : "; by capacity " + String.join(", ", shares);
    }
}

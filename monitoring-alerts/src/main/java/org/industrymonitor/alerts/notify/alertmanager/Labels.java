package org.industrymonitor.alerts.notify.alertmanager;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.Severity;

/**
 * What Alertmanager knows an alert by, and routes, groups, inhibits and silences it by. No figure is among them: they
 * stay the same as long as the alert has its colour.
 */
final class Labels {

    private Labels() {}

    /**
     * {@code alertname} (the kind), {@code node}, {@code level} (the kind of node), {@code series}, {@code colour},
     * {@code county}, {@code city}, {@code province}, {@code country} as far as the node is in one, {@code sector}, and
     * {@code sector_path}, such as {@code /C/31/311/}, to match a sector with all that is below it.
     */
    static Map<String, String> of(Alert alert, Severity colour, Directory directory) {
        NodeId node = alert.node();
        Map<String, String> labels = new TreeMap<>();
        labels.put("alertname", alert.kind().word());
        labels.put("node", node.toString());
        labels.put("level", node.kind().prefix());
        labels.put("series", alert.series());
        labels.put("colour", colour.word());
        for (RegionEntry region : directory.regions(node)) {
            labels.putIfAbsent(region.level().nodeKind().prefix(), region.code());
        }
        List<String> sectors = new ArrayList<>(
                directory.sectors(node).stream().map(SectorEntry::code).toList());
        if (!sectors.isEmpty()) {
            labels.put("sector", sectors.get(0));
            Collections.reverse(sectors);
            labels.put("sector_path", "/" + String.join("/", sectors) + "/");
        }
        Optional<String> group = directory.groups(node).stream().findFirst();
        group.ifPresent(name -> labels.put("group", name));
        return labels;
    }
}

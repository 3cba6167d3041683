package org.industrymonitor.platform.reconcile;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodGrid;

/**
 * What an enterprise stated while one version of its registration was in force.
 *
 * @param grid the periods of the enterprise
 * @param places the nodes it counted for
 * @param facts by item and number of the period; those of the version's period length only
 */
record Membership(
        EnterpriseVersion version, PeriodGrid grid, Map<NodeId, Place> places, Map<String, TreeMap<Long, Fact>> facts) {

    /**
     * @param present false where the last statement took the figure back
     * @param counted what the figure counts for in the measure of its item; 0 if the item is not known
     */
    record Fact(boolean present, long value, long counted) {}

    Membership(EnterpriseVersion version, PeriodGrid grid, Map<NodeId, Place> places) {
        this(version, grid, places, new TreeMap<>());
    }

    void add(String item, long index, Fact fact) {
        facts.computeIfAbsent(item, code -> new TreeMap<>()).put(index, fact);
    }

    /** The cell it counts for. */
    NodeId cell() {
        return places.keySet().stream()
                .filter(node -> node.kind() == NodeKind.CELL)
                .findFirst()
                .orElseThrow();
    }

    /** Number of the last period stated. */
    OptionalLong lastIndex() {
        return facts.values().stream()
                .map(TreeMap::keySet)
                .flatMap(Collection::stream)
                .mapToLong(index -> index)
                .max();
    }

    /** Number of the first period under this version. */
    long from() {
        return version.validFrom()
                .map(day -> grid.indexOfDay(version.period(), day))
                .orElse(Long.MIN_VALUE);
    }

    /** Number of the first period after this version. */
    long to() {
        return version.validTo()
                .map(day -> grid.indexOfDay(version.period(), day))
                .orElse(Long.MAX_VALUE);
    }
}

package org.industrymonitor.platform.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.PeriodGrid;

/**
 * What an enterprise stated while one version of its registration was in force.
 *
 * @param grid the periods of the enterprise
 * @param facts by item; those of the version's period length only
 */
record Membership(EnterpriseVersion version, PeriodGrid grid, Map<String, List<Fact>> facts) {

    /**
     * @param index number of the period
     * @param present false where the last statement took the figure back
     * @param counted what the figure counts for in the measure of its item, if it has one
     */
    record Fact(long index, boolean present, long value, OptionalLong counted) {}

    Membership(EnterpriseVersion version, PeriodGrid grid) {
        this(version, grid, new TreeMap<>());
    }

    void add(String item, Fact fact) {
        facts.computeIfAbsent(item, code -> new ArrayList<>()).add(fact);
    }

    /** Number of the last period stated. */
    OptionalLong lastIndex() {
        return facts.values().stream()
                .flatMap(Collection::stream)
                .mapToLong(Fact::index)
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

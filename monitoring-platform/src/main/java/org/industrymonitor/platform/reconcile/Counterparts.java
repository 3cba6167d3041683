package org.industrymonitor.platform.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The figures that an enterprise stated under one version and that have a counterpart one year earlier, stated under
 * another or the same.
 *
 * @param pairs at least one
 */
record Counterparts(Membership now, Membership then, List<Pair> pairs) {

    /** @param index number of the later of the two periods */
    record Pair(String item, long index, Membership.Fact now, Membership.Fact then) {}

    /** Those of one enterprise. */
    static List<Counterparts> among(List<Membership> memberships) {
        List<Counterparts> all = new ArrayList<>();
        for (Membership now : memberships) {
            for (Membership then : memberships) {
                List<Pair> pairs = pairs(now, then);
                if (!pairs.isEmpty()) {
                    all.add(new Counterparts(now, then, pairs));
                }
            }
        }
        return all;
    }

    private static List<Pair> pairs(Membership now, Membership then) {
        List<Pair> pairs = new ArrayList<>();
        if (now.version().period() != then.version().period()) {
            return pairs;
        }
        now.facts().forEach((item, facts) -> {
            TreeMap<Long, Membership.Fact> before = then.facts().get(item);
            if (before != null) {
                facts.forEach((index, fact) -> {
                    OptionalLong earlier = now.grid().yearEarlier(now.version().period(), index);
                    Membership.Fact counterpart = earlier.isPresent() ? before.get(earlier.getAsLong()) : null;
                    if (fact.present() && counterpart != null && counterpart.present()) {
                        pairs.add(new Pair(item, index, fact, counterpart));
                    }
                });
            }
        });
        return pairs;
    }
}

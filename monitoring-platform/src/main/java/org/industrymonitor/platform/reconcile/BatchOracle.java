package org.industrymonitor.platform.reconcile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;

/**
 * Says what ought to have been published, from the readings and the registry alone: takes all readings first, in any
 * order, and then answers node by node.
 */
final class BatchOracle {
    private record StatementKey(String item, PeriodLength length, long index) {}

    private record Statement(long revision, boolean present, long value) {
        /** The higher revision; of equal ones a figure before a retraction, and the larger figure. */
        Statement strongerOf(Statement other) {
            if (revision != other.revision) {
                return revision > other.revision ? this : other;
            }
            if (present != other.present) {
                return present ? this : other;
            }
            return value >= other.value ? this : other;
        }
    }

    private final Reference reference;
    private final Map<String, EnterpriseEntry> enterprises;
    private final Map<String, PeriodGrid> grids = new HashMap<>();
    private final Map<String, Map<StatementKey, Statement>> statements = new HashMap<>();

    BatchOracle(Reference reference, Map<String, EnterpriseEntry> enterprises) {
        this.reference = reference;
        this.enterprises = Map.copyOf(enterprises);
        enterprises.forEach((id, entry) ->
                grids.put(id, new PeriodGrid(reference.zone(entry.latest().region()))));
    }

    /** Takes a reading whose revision is numbered. */
    void add(Reading reading) {
        PeriodGrid grid = grids.get(reading.subject());
        if (reading.isOfficial() || grid == null || !grid.isAligned(reading.period())) {
            return;
        }
        PeriodLength length = reading.period().length();
        long index = grid.index(length, reading.period().start());
        boolean present = reading.status() != ReadingStatus.RETRACTED;
        Map<StatementKey, Statement> known = statements.computeIfAbsent(reading.subject(), subject -> new HashMap<>());
        for (ItemValue item : reading.items()) {
            known.merge(
                    new StatementKey(item.item(), length, index),
                    new Statement(reading.revision(), present, present ? item.value() : 0),
                    Statement::strongerOf);
        }
    }

    /** Every node that an enterprise counts for, each with those that count for it. */
    Map<NodeId, List<Membership>> members() {
        Map<NodeId, List<Membership>> members = new LinkedHashMap<>();
        enterprises.forEach((id, entry) -> memberships(id, entry).forEach(membership -> {
            for (NodeId node : nodes(id, membership.version())) {
                members.computeIfAbsent(node, n -> new ArrayList<>()).add(membership);
            }
        }));
        return members;
    }

    NodeBook book(NodeId node, List<Membership> members) {
        return new NodeBook(reference, grid(node), members);
    }

    private PeriodGrid grid(NodeId node) {
        if (node.kind() == NodeKind.ENTERPRISE && grids.containsKey(node.key())) {
            return grids.get(node.key());
        }
        return new PeriodGrid(reference.zone(node));
    }

    private List<Membership> memberships(String id, EnterpriseEntry entry) {
        if (!entry.versions().stream().allMatch(version -> hasWholeRegionLine(version.region()))) {
            return List.of(); // the enterprise waits, whole, until all its regions are known
        }
        PeriodGrid grid = grids.get(id);
        List<Membership> memberships = entry.versions().stream()
                .map(version -> new Membership(version, grid))
                .toList();
        statements.getOrDefault(id, Map.of()).forEach((key, statement) -> {
            long day = grid.epochDay(key.length(), key.index());
            Optional<EnterpriseVersion> version =
                    entry.versionOn(LocalDate.ofEpochDay(day)).filter(v -> v.period() == key.length());
            memberships.stream()
                    .filter(membership -> version.isPresent() && membership.version() == version.get())
                    .forEach(membership -> membership.add(key.item(), fact(key, statement, day)));
        });
        return memberships;
    }

    private Membership.Fact fact(StatementKey key, Statement statement, long day) {
        Optional<Item> item = reference.item(key.item());
        return new Membership.Fact(
                key.index(),
                statement.present(),
                statement.value(),
                item.isPresent() ? OptionalLong.of(item.get().counted(statement.value(), day)) : OptionalLong.empty());
    }

    private Set<NodeId> nodes(String id, EnterpriseVersion version) {
        Set<NodeId> nodes = new LinkedHashSet<>();
        nodes.add(NodeId.enterprise(id));
        nodes.addAll(reference.nodesOf(version.cell(), version.groups()));
        return nodes;
    }

    private boolean hasWholeRegionLine(String region) {
        List<RegionEntry> line = reference.regionLine(region);
        return !line.isEmpty() && line.get(line.size() - 1).parent().isEmpty();
    }
}

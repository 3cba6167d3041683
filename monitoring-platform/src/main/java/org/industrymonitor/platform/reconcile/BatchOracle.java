package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;

/**
 * Says what ought to have been published, from the readings and the registry alone: takes all readings first, in any
 * order, and then answers node by node.
 */
final class BatchOracle {
    private final Reference reference;
    private final Map<String, EnterpriseEntry> enterprises;
    private final Imputation imputation;
    private final Map<String, StatementBook> statements = new HashMap<>();
    private final Map<NodeId, StatementBook> officials = new HashMap<>();

    /** Without imputation. */
    BatchOracle(Reference reference, Map<String, EnterpriseEntry> enterprises) {
        this(reference, enterprises, Imputation.NONE);
    }

    BatchOracle(Reference reference, Map<String, EnterpriseEntry> enterprises, Imputation imputation) {
        this.reference = reference;
        this.imputation = imputation;
        this.enterprises = Map.copyOf(enterprises);
        enterprises.forEach((id, entry) -> statements.put(
                id,
                new StatementBook(new PeriodGrid(reference.zone(entry.latest().region())))));
    }

    /** Takes a reading whose revision is numbered. */
    void add(Reading reading) {
        if (reading.isOfficial()) {
            officialSubject(reading.subject())
                    .ifPresent(node -> officials
                            .computeIfAbsent(node, n -> new StatementBook(grid(n)))
                            .add(reading));
        } else if (statements.containsKey(reading.subject())) {
            statements.get(reading.subject()).add(reading);
        }
    }

    private static Optional<NodeId> officialSubject(String subject) {
        try {
            return Optional.of(NodeId.parse(subject)).filter(node -> node.kind() != NodeKind.ENTERPRISE);
        } catch (IllegalArgumentException noNode) {
            return Optional.empty();
        }
    }

    private PeriodGrid grid(NodeId node) {
        return node.kind() == NodeKind.ENTERPRISE && statements.containsKey(node.key())
                ? statements.get(node.key()).grid()
                : new PeriodGrid(reference.zone(node));
    }

    /** What the readings taken so far make of every node, when nothing is waited for. */
    Books books() {
        return books(Imputation.Closed.ALL);
    }

    /** What they make of every node now. */
    Books books(Instant now) {
        return books(imputation.at(now));
    }

    private Books books(Imputation.Closed closed) {
        Map<NodeId, List<Membership>> members = new HashMap<>();
        Map<NodeId, List<Counterparts>> counterparts = new HashMap<>();
        enterprises.forEach((id, entry) -> {
            List<Membership> memberships = memberships(id, entry);
            memberships.forEach(member -> member.places()
                    .keySet()
                    .forEach(node -> members.computeIfAbsent(node, n -> new ArrayList<>())
                            .add(member)));
            for (Counterparts pairs : Counterparts.among(memberships)) {
                Set<NodeId> both = new HashSet<>(pairs.now().places().keySet());
                both.retainAll(pairs.then().places().keySet());
                both.forEach(node -> counterparts
                        .computeIfAbsent(node, n -> new ArrayList<>())
                        .add(pairs));
            }
        });
        return new Books(members, counterparts, closed);
    }

    /** The books of all nodes. */
    final class Books {
        private final Map<NodeId, List<Membership>> members;
        private final Map<NodeId, List<Counterparts>> counterparts;
        private final Imputation.Closed closed;
        private final Map<NodeId, RespondentBook> respondents = new HashMap<>();

        private Books(
                Map<NodeId, List<Membership>> members,
                Map<NodeId, List<Counterparts>> counterparts,
                Imputation.Closed closed) {
            this.members = members;
            this.counterparts = counterparts;
            this.closed = closed;
        }

        /** Every node that an enterprise counts for, or of which something was said officially. */
        Set<NodeId> nodes() {
            Set<NodeId> nodes = new HashSet<>(members.keySet());
            nodes.addAll(officials.keySet());
            return nodes;
        }

        NodeBook of(NodeId node) {
            return new NodeBook(
                    node,
                    reference,
                    officials.getOrDefault(node, new StatementBook(grid(node))),
                    members.getOrDefault(node, List.of()),
                    counterparts.getOrDefault(node, List.of()),
                    imputed(node));
        }

        private ImputedBook imputed(NodeId node) {
            if (imputation.maxPeriods() == 0 || node.kind() == NodeKind.ENTERPRISE) {
                return ImputedBook.EMPTY;
            }
            Map<NodeId, Map<Membership, Place>> byCell = new HashMap<>();
            for (Membership member : members.getOrDefault(node, List.of())) {
                byCell.computeIfAbsent(member.cell(), cell -> new IdentityHashMap<>())
                        .put(member, member.places().get(node));
            }
            ImputedBook book = new ImputedBook(imputation.maxPeriods(), closed);
            byCell.forEach((cell, ofCell) -> book.add(
                    respondents.computeIfAbsent(cell, c -> new RespondentBook(reference, members.get(c))),
                    grid(cell),
                    ofCell,
                    reference));
            return book;
        }
    }

    private List<Membership> memberships(String id, EnterpriseEntry entry) {
        if (!entry.versions().stream().allMatch(version -> hasWholeRegionLine(version.region()))) {
            return List.of(); // the enterprise waits, whole, until all its regions are known
        }
        StatementBook stated = statements.get(id);
        List<Membership> memberships = entry.versions().stream()
                .map(version -> new Membership(version, stated.grid(), Place.of(id, version, reference)))
                .toList();
        stated.lines()
                .forEach((line, periods) -> periods.forEach((index, statement) -> {
                    long day = stated.grid().epochDay(line.length(), index);
                    Optional<EnterpriseVersion> version = inForce(entry, day, line.length());
                    memberships.stream()
                            .filter(membership -> version.isPresent() && membership.version() == version.get())
                            .forEach(membership ->
                                    membership.add(line.item(), index, fact(line.item(), statement, day)));
                }));
        return memberships;
    }

    private static Optional<EnterpriseVersion> inForce(EnterpriseEntry entry, long day, PeriodLength length) {
        return entry.versionOn(LocalDate.ofEpochDay(day)).filter(version -> version.period() == length);
    }

    private Membership.Fact fact(String itemCode, StatementBook.Statement statement, long day) {
        Optional<Item> item = reference.item(itemCode);
        return new Membership.Fact(
                statement.present(),
                statement.value(),
                item.isPresent() ? item.get().counted(statement.value(), day) : 0);
    }

    private boolean hasWholeRegionLine(String region) {
        List<RegionEntry> line = reference.regionLine(region);
        return !line.isEmpty() && line.get(line.size() - 1).parent().isEmpty();
    }
}

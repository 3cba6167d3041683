package org.industrymonitor.alerts.place;

import java.math.BigInteger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.wire.Codecs;

/**
 * The registry as one task sees it, decoded when it is asked for and kept until the registry changes.
 *
 * <p>Facts of an enterprise are the newest ones.
 */
public final class RegistryView {

    private static final Set<NodeKind> REGIONS =
            EnumSet.of(NodeKind.COUNTY, NodeKind.CITY, NodeKind.PROVINCE, NodeKind.COUNTRY);

    private final LongSupplier changes;
    private final Entries entries;
    private final Map<NodeId, Place> places = new HashMap<>();
    private long version = -1;
    private Reference reference = Reference.EMPTY;
    private Optional<Map<NodeId, BigInteger>> capacities = Optional.empty();

    /** The messages of the registry by their keys. */
    interface Entries {
        byte[] get(String key);

        /** Those from the first key to before the last one. */
        List<byte[]> between(String first, String last);
    }

    /** The view of the task of that context. */
    public RegistryView(Tables tables, ProcessingContext context) {
        this(tables::registryVersion, new Stored(context.getStateStore(Tables.REGISTRY_STORE)));
    }

    /** @param changes another number whenever the entries have changed */
    RegistryView(LongSupplier changes, Entries entries) {
        this.changes = changes;
        this.entries = entries;
    }

    private record Stored(KeyValueStore<String, byte[]> store) implements Entries {

        @Override
        public byte[] get(String key) {
            return store.get(key);
        }

        @Override
        public List<byte[]> between(String first, String last) {
            List<byte[]> found = new ArrayList<>();
            try (KeyValueIterator<String, byte[]> entries = store.range(first, last)) {
                entries.forEachRemaining(entry -> found.add(entry.value));
            }
            return found;
        }
    }

    /** Where the node stands; of a node unknown to the registry, only its zone. */
    public Place place(NodeId node) {
        refresh();
        return places.computeIfAbsent(node, this::locate);
    }

    /** The enterprise's share of the capacity registered at the node, by weight; empty when none is. */
    public Optional<Double> share(NodeId enterprise, NodeId node) {
        BigInteger whole = capacity(node);
        return whole.signum() <= 0
                ? Optional.empty()
                : place(enterprise).facts().map(facts -> facts.weight() / whole.doubleValue());
    }

    /** The node's share of what is registered in the narrowest region wider than it, by weight; empty where that is nothing. */
    public OptionalDouble shareOfRegion(NodeId node) {
        Place place = place(node);
        Optional<NodeId> region = place.parents().stream()
                .filter(parent -> REGIONS.contains(parent.kind()))
                .min(Comparator.comparing(parent -> parent.kind().ordinal()));
        if (region.isEmpty()) {
            return OptionalDouble.empty();
        }
        double whole = capacity(region.get()).doubleValue();
        double part = place.facts()
                .map(facts -> (double) facts.weight())
                .orElseGet(() -> capacity(node).doubleValue());
        return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }

    private BigInteger capacity(NodeId node) {
        refresh();
        if (capacities.isEmpty()) {
            capacities = Optional.of(sumCapacities());
        }
        return capacities.get().getOrDefault(node, BigInteger.ZERO);
    }

    private void refresh() {
        long now = changes.getAsLong();
        if (now == version) {
            return;
        }
        version = now;
        places.clear();
        capacities = Optional.empty();
        List<RegistryRecord> trees = new ArrayList<>();
        collect("region:", trees);
        collect("sector:", trees);
        reference = Reference.of(
                trees.stream()
                        .filter(RegistryRecord.OfSector.class::isInstance)
                        .map(entry -> ((RegistryRecord.OfSector) entry).sector())
                        .toList(),
                trees.stream()
                        .filter(RegistryRecord.OfRegion.class::isInstance)
                        .map(entry -> ((RegistryRecord.OfRegion) entry).region())
                        .toList(),
                List.of());
    }

    private Place locate(NodeId node) {
        if (node.kind() != NodeKind.ENTERPRISE) {
            return new Place(reference.zone(node), Parents.of(node, reference), Optional.empty(), List.of());
        }
        Optional<EnterpriseVersion> facts = enterprise(node.key()).map(EnterpriseEntry::latest);
        ZoneId zone = facts.map(f -> reference.zone(f.region())).orElseGet(() -> reference.zone(node));
        List<NodeId> parents =
                facts.map(f -> reference.nodesOf(f.cell(), f.groups())).orElse(List.of());
        List<String> regions = facts.map(f -> reference.regionLine(f.region()).stream()
                        .map(region -> region.nameEn().isBlank() ? region.nameZh() : region.nameEn())
                        .toList())
                .orElse(List.of());
        return new Place(zone, parents, facts, regions);
    }

    private Optional<EnterpriseEntry> enterprise(String id) {
        return Optional.ofNullable(entries.get("enterprise:" + id))
                .map(Codecs.REGISTRY::decode)
                .filter(RegistryRecord.OfEnterprise.class::isInstance)
                .map(entry -> ((RegistryRecord.OfEnterprise) entry).enterprise());
    }

    private Map<NodeId, BigInteger> sumCapacities() {
        List<RegistryRecord> enterprises = new ArrayList<>();
        collect("enterprise:", enterprises);
        Map<NodeId, BigInteger> sums = new HashMap<>();
        for (RegistryRecord entry : enterprises) {
            EnterpriseVersion facts =
                    ((RegistryRecord.OfEnterprise) entry).enterprise().latest();
            for (NodeId node : reference.nodesOf(facts.cell(), facts.groups())) {
                sums.merge(node, BigInteger.valueOf(facts.weight()), BigInteger::add);
            }
        }
        return sums;
    }

    /** All entries whose key starts so; the character after the colon ends the range. */
    private void collect(String prefix, List<RegistryRecord> into) {
        String end = prefix.substring(0, prefix.length() - 1) + ';';
        entries.between(prefix, end).forEach(bytes -> into.add(Codecs.REGISTRY.decode(bytes)));
    }
}

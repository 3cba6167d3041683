package org.industrymonitor.streams.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.access.Domain;
import org.industrymonitor.runtime.kafka.CompactedView;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.streams.inquiry.Answer.Place;

/** Where regions and sectors stand in their trees, as far as readers who may not see everything need it. */
final class Trees {

    private final CompactedView<RegistryRecord> view;
    private volatile Reference reference = Reference.EMPTY;

    Trees(Supplier<Consumer<byte[], byte[]>> consumers, Metrics metrics, FatalListener fatal) {
        view = new CompactedView<>(
                "streams-trees-view",
                Topic.REGISTRY.topicName(),
                key -> key.startsWith("region:") || key.startsWith("sector:"),
                Codecs.REGISTRY::decode,
                consumers,
                metrics,
                fatal);
        view.listen(this::changed);
    }

    CompactedView<RegistryRecord> view() {
        return view;
    }

    /** Whether a domain holds a group of enterprises. */
    boolean isWithin(NodeId node, Domain domain) {
        return domain.isAll()
                || isWithin(node.region().orElse(""), node.sector().orElse(""), domain);
    }

    /** Whether a domain holds an enterprise that is registered there. */
    boolean isWithin(Place place, Domain domain) {
        return domain.isAll() || isWithin(place.region(), place.sector(), domain);
    }

    private boolean isWithin(String region, String sector, Domain domain) {
        Reference known = reference;
        List<String> regions =
                known.regionLine(region).stream().map(RegionEntry::code).toList();
        List<String> sectors =
                known.sectorLine(sector).stream().map(SectorEntry::code).toList();
        return domain.holds(regions, sectors);
    }

    private void changed(Map<String, RegistryRecord> changed, Set<String> removed) {
        reference = Reference.of(
                view.entries().values().stream()
                        .filter(RegistryRecord.OfSector.class::isInstance)
                        .map(entry -> ((RegistryRecord.OfSector) entry).sector())
                        .toList(),
                view.entries().values().stream()
                        .filter(RegistryRecord.OfRegion.class::isInstance)
                        .map(entry -> ((RegistryRecord.OfRegion) entry).region())
                        .toList(),
                List.of());
    }
}

package org.industrymonitor.ingest.registry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.industrymonitor.ingest.validate.Registry;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.runtime.kafka.CompactedView;

/** The registry topic as the validator asks for it: enterprises live, trees and items rebuilt when one of them changes. */
public final class RegistryIndex implements Registry {

    private final CompactedView<RegistryRecord> view;
    private final AtomicLong version = new AtomicLong();
    private volatile Trees trees = new Trees(Reference.EMPTY);

    /** @param view of the registry topic, not started yet */
    public RegistryIndex(CompactedView<RegistryRecord> view) {
        this.view = view;
        view.listen(this::changed);
    }

    @Override
    public Reference reference() {
        return trees.reference;
    }

    @Override
    public Optional<EnterpriseEntry> enterprise(String id) {
        return view.get("enterprise:" + id).map(entry -> ((RegistryRecord.OfEnterprise) entry).enterprise());
    }

    @Override
    public PeriodGrid grid(String region) {
        Trees now = trees;
        return now.grids.computeIfAbsent(region, code -> new PeriodGrid(now.reference.zone(code)));
    }

    @Override
    public long version() {
        return version.get();
    }

    private void changed(Map<String, RegistryRecord> changed, Set<String> removed) {
        if (changed.values().stream().anyMatch(entry -> !(entry instanceof RegistryRecord.OfEnterprise))
                || removed.stream().anyMatch(key -> !key.startsWith("enterprise:"))) {
            trees = new Trees(References.of(view.entries().values()));
        }
        version.incrementAndGet();
    }

    private static final class Trees {
        private final Reference reference;
        private final Map<String, PeriodGrid> grids = new ConcurrentHashMap<>();

        Trees(Reference reference) {
            this.reference = reference;
        }
    }
}

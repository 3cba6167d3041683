package org.industrymonitor.ingest.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.industrymonitor.ingest.validate.Registry;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.csv.BundledReference;

/** A registry of two steelworks that report coke by the hour: E1 in Anyang (410500), E2 in Zhengzhou (410100). */
public final class Steelworks implements Registry {

    private final Reference reference = BundledReference.reference();
    private final Map<String, EnterpriseEntry> enterprises =
            Map.of("E1", enterprise("E1", "410500"), "E2", enterprise("E2", "410100"));

    @Override
    public Reference reference() {
        return reference;
    }

    @Override
    public Optional<EnterpriseEntry> enterprise(String id) {
        return Optional.ofNullable(enterprises.get(id));
    }

    @Override
    public PeriodGrid grid(String region) {
        return new PeriodGrid(reference.zone(region));
    }

    private static EnterpriseEntry enterprise(String id, String region) {
        return new EnterpriseEntry(
                id,
                List.of(new EnterpriseVersion(
                        id,
                        "3120",
                        region,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        PeriodLength.PT1H,
                        List.of("coke", "electricity"),
                        FixedPoint.ONE,
                        OptionalLong.empty())));
    }
}

package org.industrymonitor.ingest.validate;

import java.util.Optional;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.Reference;

/** What is registered, as known now. */
public interface Registry {

    /** Trees and items. */
    Reference reference();

    /** The enterprise of that id. */
    Optional<EnterpriseEntry> enterprise(String id);

    /** The grid of periods in the zone of that region. */
    PeriodGrid grid(String region);

    /** Another number whenever anything has changed; what is asked for after it is at least as new. */
    default long version() {
        return 0;
    }
}

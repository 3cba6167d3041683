package org.industrymonitor.platform.reconcile;

import org.industrymonitor.model.Reading;
import org.industrymonitor.model.RegistryRecord;

/** To whom a chronicle happens. */
interface Recipient {

    void register(RegistryRecord entry);

    /** Strikes an enterprise off the registry. */
    void strikeOff(String enterprise);

    void state(Reading reading);

    /** Time passes, so that what waits goes out. */
    void pause();
}

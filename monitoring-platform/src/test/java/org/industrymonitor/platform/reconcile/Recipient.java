package org.industrymonitor.platform.reconcile;

import java.time.Duration;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.RegistryRecord;

/** To whom a chronicle happens. */
interface Recipient {

    void register(RegistryRecord entry);

    /** Strikes an enterprise off the registry. */
    void strikeOff(String enterprise);

    void state(Reading reading);

    /** So much time passes, and a little more, so that what waits goes out. */
    void pause(Duration time);
}

package org.industrymonitor.platform.embedded;

import java.util.Map;
import org.industrymonitor.platform.reconcile.Imputation;
import org.industrymonitor.platform.reconcile.Reconciler;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.streams.StreamsSettings;

/** Puts the reconciler together from the settings of the streams that it checks, of which it shall know nothing else. */
public final class Reconciling {

    private Reconciling() {}

    /**
     * The reconciler.
     *
     * @param settings with {@link StreamsSettings#DEFINITION} among their definitions
     * @param consumerProperties of a consumer of committed bytes without a group
     */
    public static Reconciler reconciler(Settings settings, Map<String, Object> consumerProperties) {
        Imputation imputation = new Imputation(
                settings.integer(StreamsSettings.IMPUTATION_MAX_PERIODS), settings.duration(StreamsSettings.GRACE_MS));
        return new Reconciler(consumerProperties, imputation);
    }
}

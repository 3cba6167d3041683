package org.industrymonitor.platform.embedded;

import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.ingest.IngestSettings;
import org.industrymonitor.streams.StreamsSettings;

/** What a process can be; in the order in which they start. */
public enum Role {
    STREAMS(StreamsSettings.HTTP_PORT),
    ALERTS(AlertsSettings.HTTP_PORT),
    INGEST(IngestSettings.HTTP_PORT);

    private final String httpPortKey;

    Role(String httpPortKey) {
        this.httpPortKey = httpPortKey;
    }

    /** The setting that names its port when it is a process of its own. */
    public String httpPortKey() {
        return httpPortKey;
    }
}

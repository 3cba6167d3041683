package org.industrymonitor.platform.simulate;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** What stores have been restored from their changelogs in this process, by the meters of Kafka's restore consumers. */
final class RestoreGauge {
    private static final String NAMES =
            "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*-restore-consumer";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName pattern;

    RestoreGauge() {
        try {
            pattern = new ObjectName(NAMES);
        } catch (MalformedObjectNameException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    long records() {
        return sum("records-consumed-total");
    }

    long bytes() {
        return sum("bytes-consumed-total");
    }

    private long sum(String attribute) {
        double sum = 0;
        for (ObjectName consumer : server.queryNames(pattern, null)) {
            try {
                sum += ((Number) server.getAttribute(consumer, attribute)).doubleValue();
            } catch (JMException gone) {
                continue;
            }
        }
        return Double.isNaN(sum) ? 0 : Math.round(sum);
    }
}

package org.industrymonitor.runtime.metrics;

/** Meters of a client, shown until closed; close before the client, whose meters they are. */
@FunctionalInterface
public interface MeterBinding extends AutoCloseable {

    @Override
    void close();
}

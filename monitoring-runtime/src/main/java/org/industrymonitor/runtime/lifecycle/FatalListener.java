package org.industrymonitor.runtime.lifecycle;

/** Told by a service that it cannot go on; the process then drains and ends with the first cause. */
@FunctionalInterface
public interface FatalListener {

    /**
     * @param service name of the service
     * @param cause why it cannot go on
     */
    void failed(String service, Throwable cause);
}

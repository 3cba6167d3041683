package org.industrymonitor.runtime.lifecycle;

/** A service could not start, failed while running, or did not stop in time; the cause says why. */
public final class LifecycleException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String service;

    LifecycleException(String service, String what, Throwable cause) {
        super(service + " " + what + ": " + reason(cause), cause);
        this.service = service;
    }

    /** Name of the service at fault. */
    public String service() {
        return service;
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}

package org.industrymonitor.runtime.kafka;

import java.util.List;

/** Topics are not as the platform needs them; the message lists every fault on a line of its own. */
public final class TopicsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    TopicsException(List<String> faults) {
        super(faults.size() + (faults.size() == 1 ? " fault" : " faults") + " in the topics:\n  "
                + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    TopicsException(String fault, Throwable cause) {
        super(fault, cause);
        this.faults = List.of(fault);
    }

    /** Every fault, each naming its topic, what is needed and what is there. */
    public List<String> faults() {
        return faults;
    }
}

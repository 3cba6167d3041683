package org.industrymonitor.runtime.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used; the message lists every fault on a line of its own. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<SettingsFault> faults;

    /**
     * @param faults what is wrong, at least one
     * @throws IllegalArgumentException if there is no fault
     */
    public SettingsException(List<SettingsFault> faults) {
        super(message(faults));
        this.faults = List.copyOf(faults);
    }

    /** Every fault, in the order of the sources. */
    public List<SettingsFault> faults() {
        return faults;
    }

    private static String message(List<SettingsFault> faults) {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("faults must name at least one fault, got none");
        }
        String heading = faults.size() == 1 ? "1 fault in the settings:" : faults.size() + " faults in the settings:";
        return faults.stream().map(fault -> "\n  " + fault).collect(Collectors.joining("", heading, ""));
    }
}

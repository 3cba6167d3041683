package org.industrymonitor.alerts.notify.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.alerts.notify.Receiver;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsFault;
import org.industrymonitor.runtime.settings.SettingsSections;
import org.industrymonitor.runtime.settings.SettingsSections.Section;

/** The file of receivers, {@code receiver.<name>.<setting> = value}. */
public final class ReceiversFile {

    private static final SettingsSections SECTIONS = new SettingsSections("receiver", ReceiverTypes.DEFINITIONS);

    private final Path file;
    private final String setting;
    private final ReceiverMaker maker;

    /**
     * What a file says.
     *
     * @param receivers in the order of the file
     * @param codes of regions and sectors that they name
     */
    public record Contents(List<Receiver> receivers, List<String> codes) {
        public Contents {
            receivers = List.copyOf(receivers);
            codes = List.copyOf(codes);
        }
    }

    /** @param setting the setting that names the file */
    public ReceiversFile(Path file, String setting, ReceiverMaker maker) {
        this.file = file;
        this.setting = setting;
        this.maker = maker;
    }

    /**
     * Reads the file as it is now.
     *
     * @throws SettingsException naming every fault with its line
     */
    public Contents read() {
        List<Receiver> receivers = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        List<SettingsFault> faults = new ArrayList<>();
        for (Section section : SECTIONS.read(file, setting)) {
            try {
                receivers.add(maker.make(section));
                codes.addAll(section.settings().list(ReceiverTypes.REGIONS));
                codes.addAll(section.settings().list(ReceiverTypes.SECTORS));
            } catch (IllegalArgumentException e) {
                faults.add(SECTIONS.fault(section.name(), SettingsSections.TYPE, e.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return new Contents(receivers, codes);
    }
}

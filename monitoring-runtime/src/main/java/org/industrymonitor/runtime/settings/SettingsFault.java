package org.industrymonitor.runtime.settings;

import java.util.Objects;

/**
 * One mistake in the settings.
 *
 * @param key the setting at fault, as it was written
 * @param source where it was written, such as {@code monitoring.properties:12}
 * @param value what it was set to; secrets are masked
 * @param why what is wrong with it
 */
public record SettingsFault(String key, String source, String value, String why) {

    public SettingsFault {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(why, "why");
    }

    @Override
    public String toString() {
        return value.isEmpty() ? key + " (" + source + "): " + why : key + " = " + value + " (" + source + "): " + why;
    }
}

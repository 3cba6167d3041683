package org.industrymonitor.runtime.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from; a later source wins over an earlier one.
 *
 * @param file a properties file in UTF-8, if any
 * @param environment environment variables, of which those that start with {@code MONITORING_} are read
 * @param assignments {@code key=value} from the command line; a later one wins
 */
public record SettingsSources(Optional<Path> file, Map<String, String> environment, List<String> assignments) {

    public SettingsSources {
        environment = Map.copyOf(environment);
        assignments = List.copyOf(assignments);
    }

    /** No source at all: every setting has its default. */
    public static SettingsSources none() {
        return new SettingsSources(Optional.empty(), Map.of(), List.of());
    }

    /** The same sources with one more assignment, which wins over all others. */
    public SettingsSources with(String key, Object value) {
        List<String> more = new ArrayList<>(assignments);
        more.add(key + "=" + value);
        return new SettingsSources(file, environment, more);
    }
}

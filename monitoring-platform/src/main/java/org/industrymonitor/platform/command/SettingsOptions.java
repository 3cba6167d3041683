package org.industrymonitor.platform.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsSources;
import picocli.CommandLine.Option;

/** The options that name settings. */
final class SettingsOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "properties file; one file may serve all roles")
    private Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "a setting; wins over file and environment")
    private List<String> assignments = new ArrayList<>();

    /** The settings; {@code defaults} yield to all other sources but the built-in defaults. */
    Settings load(String... defaults) {
        return Settings.load(sources(defaults), AllSettings.definitions());
    }

    /** The same once more, for the command line of another process. */
    List<String> arguments(String... defaults) {
        List<String> arguments = new ArrayList<>();
        if (config != null) {
            arguments.addAll(List.of("--config", config.toString()));
        }
        Stream.concat(Stream.of(defaults), assignments.stream())
                .forEach(assignment -> arguments.addAll(List.of("--set", assignment)));
        return arguments;
    }

    SettingsSources sources(String... defaults) {
        List<String> all = new ArrayList<>();
        SettingsSources given = new SettingsSources(Optional.ofNullable(config), System.getenv(), assignments);
        for (String assignment : defaults) {
            if (!AllSettings.isGiven(given, assignment.substring(0, assignment.indexOf('=')))) {
                all.add(assignment);
            }
        }
        all.addAll(assignments);
        return new SettingsSources(Optional.ofNullable(config), System.getenv(), all);
    }
}

package org.industrymonitor.platform.command;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.industrymonitor.platform.embedded.Role;
import org.industrymonitor.runtime.http.HttpSettings;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "health",
        description =
                "Asks the roles on this machine whether they can do their work, where the settings say that they listen.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:all that were asked can", "1:one cannot, or none listens", "2:wrong usage"})
final class HealthCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Parameters(
            arity = "0..1",
            paramLabel = "ROLE",
            description = "of: ${COMPLETION-CANDIDATES} (default: those that listen)")
    private Role role;

    @Option(names = "--live", description = "only whether the process is worth keeping, not whether it is ready")
    private boolean live;

    HealthCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Settings loaded = settings.load();
        boolean up = true;
        int listening = 0;
        for (Role asked : role == null ? List.of(Role.values()) : List.of(role)) {
            HealthProbe probe = new HealthProbe(HttpSettings.from(loaded, asked.httpPortKey()));
            try {
                HealthProbe.Answer answer = probe.ask(live ? "/health/live" : "/health/ready");
                listening++;
                up &= answer.up();
                console.out().println(name(asked) + ": " + answer.words());
            } catch (ConnectException nobody) {
                if (role != null) {
                    console.out().println(name(asked) + ": does not listen on " + probe.address());
                }
            } catch (IOException mute) {
                listening++;
                up = false;
                console.out().println(name(asked) + ": no answer from " + probe.address() + ": " + mute.getMessage());
            }
        }
        if (role == null && listening == 0) {
            console.out().println("no role listens on this machine");
        }
        return up && listening > 0 ? 0 : 1;
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}

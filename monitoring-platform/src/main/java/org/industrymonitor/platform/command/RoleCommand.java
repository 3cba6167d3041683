package org.industrymonitor.platform.command;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.industrymonitor.platform.embedded.Role;
import org.industrymonitor.platform.embedded.RoleProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Runs this role against an external Kafka, until it is told to stop.")
final class RoleCommand implements Callable<Integer> {
    private final Role role;

    @Mixin
    private SettingsOptions settings;

    RoleCommand(Role role) {
        this.role = role;
    }

    @Override
    public Integer call() throws Exception {
        RoleProcess.of(role, settings.load(), Clock.systemUTC()).lifecycle().run();
        return 0;
    }
}

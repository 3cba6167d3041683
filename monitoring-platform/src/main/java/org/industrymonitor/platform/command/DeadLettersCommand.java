package org.industrymonitor.platform.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "dead-letters",
        description = "What was refused, by feed and reason; and sending it again after a fix.",
        synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand implements Runnable {
    private final Console console;

    @Spec
    private CommandSpec spec;

    private DeadLettersCommand(Console console) {
        this.console = console;
    }

    static CommandLine line(Console console) {
        return new CommandLine(new DeadLettersCommand(console))
                .addSubcommand(new DeadLettersListCommand(console))
                .addSubcommand(new DeadLettersShowCommand(console))
                .addSubcommand(new DeadLettersRedriveCommand(console));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}

package org.industrymonitor.platform.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.industrymonitor.platform.embedded.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** All commands under one name. */
@Command(
        name = "monitoring",
        description = "Watches an industrial economy: exact totals of readings, and explained drops.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "monitoring 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Commands implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    private final Console console;

    @Spec
    private CommandSpec spec;

    private Commands(Console console) {
        this.console = console;
    }

    /** Runs the command that the arguments name, and returns its status: 0 only when it did what it was asked. */
    public static int run(Console console, String... arguments) {
        OrdinaryWarnings.leaveOut();
        CommandLine line = new CommandLine(new Commands(console))
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.terminal() ? Ansi.AUTO : Ansi.OFF))
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new UpCommand(console))
                .addSubcommand("ingest", new RoleCommand(Role.INGEST))
                .addSubcommand("streams", new RoleCommand(Role.STREAMS))
                .addSubcommand("alerts", new RoleCommand(Role.ALERTS))
                .addSubcommand(new HealthCommand(console))
                .addSubcommand(new TopicsCommand(console))
                .addSubcommand(new AccessCommand(console))
                .addSubcommand(new TokenCommand(console))
                .addSubcommand(new PushCommand(console))
                .addSubcommand(DeadLettersCommand.line(console))
                .addSubcommand(new LagCommand(console))
                .addSubcommand(new ReconcileCommand(console))
                .addSubcommand(new TailCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new BacktestCommand(console))
                .addSubcommand(new FitCommand(console))
                .addSubcommand(new CommandLine(new BenchCommand(console))
                        .addSubcommand(new BenchIngestCommand(console))
                        .addSubcommand(new BenchAlertsCommand(console))
                        .addSubcommand(new BenchNotifyCommand(console))
                        .addSubcommand(new BenchContenderCommand(console)))
                .addSubcommand(new SimulateCommand(console));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((fault, command, parsed) -> {
            console.err().println("monitoring: " + Faults.message(fault));
            log.debug("Command failed", fault);
            return fault instanceof UsageFault ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
        });
        line.setParameterExceptionHandler((fault, given) -> {
            console.err().println("monitoring: " + fault.getMessage());
            console.err()
                    .println("see: monitoring "
                            + (fault.getCommandLine().getParent() == null
                                    ? ""
                                    : fault.getCommandLine().getCommandName() + " ")
                            + "--help");
            return CommandLine.ExitCode.USAGE;
        });
        return line.execute(arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }

    /** Lets only what goes wrong through, for commands that speak for themselves. */
    static void quieten() {
        if (System.getenv("MONITORING_LOG_LEVEL") == null
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("org.industrymonitor").setLevel(Level.WARN);
            context.getLogger("org.apache.kafka").setLevel(Level.ERROR);
        }
    }
}

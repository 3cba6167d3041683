package org.industrymonitor.platform;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.industrymonitor.platform.command.Commands;
import org.industrymonitor.platform.command.Console;

/** Runs a command and ends with its status. */
public final class Main {
    private Main() {}

    /** The launcher says whether a person is watching: the JVM cannot tell for one stream alone. */
    public static void main(String[] arguments) {
        Console console = new Console(
                System.in,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                Boolean.getBoolean("monitoring.terminal"),
                InstantSource.system());
        System.exit(status(console, arguments));
    }

    /** An error of the JVM, too, must end the process: the broker's threads would keep it. */
    private static int status(Console console, String... arguments) {
        try {
            return Commands.run(console, arguments);
        } catch (Throwable error) {
            error.printStackTrace(console.err());
            return 1;
        }
    }
}

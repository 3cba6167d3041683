package org.industrymonitor.platform.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description =
                "Runs the whole platform in this process, with a Kafka broker of its own, until it is told to stop.")
final class UpCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "where everything is kept (default: ${DEFAULT-VALUE})")
    private Path data;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "0 for a free one (default: ${DEFAULT-VALUE})")
    private int kafkaPort;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (RunningPlatform running = RunningPlatform.start(data, null, kafkaPort, settings.sources())) {
            console.err().println("up, with all data in " + data + ":");
            running.printAddresses(console);
            console.err().println("stop with Ctrl-C");
            running.await();
            if (!running.isSignalled()) {
                throw new UserFault("a part has failed: "
                        + running.platform().process().lifecycle().health());
            }
        }
        return 0;
    }
}

package org.industrymonitor.platform.command;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.industrymonitor.platform.bench.ContenderRounds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "contender",
        hidden = true,
        description = "What `bench` starts for each contender, and tells what to do.")
final class BenchContenderCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Parameters(paramLabel = "CONTENDER")
    private String contender;

    @Option(names = "--threads", defaultValue = "1")
    private int threads;

    BenchContenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Commands.quieten();
        new ContenderRounds(settings.load(), contender, threads)
                .make(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), console.out());
        return 0;
    }
}

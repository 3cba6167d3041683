package org.industrymonitor.platform.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.industrymonitor.alerts.detect.Clue;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.platform.fit.Course;
import org.industrymonitor.platform.fit.Growth;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.platform.rehearsal.Rehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "fit", description = "Grows the weights of the detectors from histories whose falls are known.")
final class FitCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--set",
            arity = "1..*",
            paramLabel = "DIR",
            description = "with readings.csv, calendar.csv, labels.csv and ignore.csv")
    private List<Path> sets = new ArrayList<>();

    @Option(
            names = "--rehearsals",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "fit on made-up plants, too; default ${DEFAULT-VALUE}")
    private boolean rehearsed;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "2",
            description = "each replays with the last weights")
    private int rounds;

    @Option(names = "--without", arity = "0..*", paramLabel = "CLUE", description = "evidence to leave out")
    private List<Clue> without = new ArrayList<>();

    @Option(names = "--trees", paramLabel = "N", description = "of each season; default ${DEFAULT-VALUE}")
    private int trees = Growth.DEFAULT.trees();

    @Option(
            names = "--leaves",
            paramLabel = "N",
            description = "of each tree, 2 for a sum over clues; default ${DEFAULT-VALUE}")
    private int leaves = Growth.DEFAULT.leaves();

    @Option(names = "--out", required = true, paramLabel = "F", description = "weights; gzipped when it ends in .gz")
    private Path out;

    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Set<Clue> left = without.isEmpty() ? EnumSet.noneOf(Clue.class) : EnumSet.copyOf(without);
        List<Rehearsal> rehearsals = new ArrayList<>(rehearsed ? Rehearsal.all() : List.of());
        for (Path set : sets) {
            rehearsals.add(Course.read(set));
        }
        if (rehearsals.isEmpty()) {
            throw new UserFault("--set must be given with --no-rehearsals");
        }
        Weighing weighing;
        try (Progress progress = console.progress("fit", "steps", (long) rounds * (rehearsals.size() + 3))) {
            weighing = new Course(rehearsals, new Growth(trees, leaves), left).run(rounds, step -> {
                progress.at(step);
                progress.add(1);
            });
        }
        try (Writer file = new OutputStreamWriter(
                out.toString().endsWith(".gz")
                        ? new GZIPOutputStream(Files.newOutputStream(out))
                        : Files.newOutputStream(out),
                StandardCharsets.UTF_8)) {
            weighing.write(file);
        }
        new ResultLine()
                .with("histories", rehearsals.size())
                .with("out", out.toString())
                .print(console.out());
        return 0;
    }
}

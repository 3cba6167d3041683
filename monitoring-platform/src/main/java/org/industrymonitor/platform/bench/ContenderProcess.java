package org.industrymonitor.platform.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.platform.Main;
import org.industrymonitor.platform.process.JavaProcess;

/**
 * A contender in a virtual machine of its own, as it would run in production: what is compiled for one is not for another,
 * and none has to collect what another left. It has the options of this machine, and the broker stays here.
 */
final class ContenderProcess implements AutoCloseable {
    private final Contender contender;
    private final JavaProcess process;
    private final PrintStream orders;
    private final BufferedReader answers;

    /**
     * Starts it; it waits for its first round.
     *
     * @param settings options of the command line that say where Kafka is
     * @param directory for its log
     */
    ContenderProcess(Contender contender, List<String> settings, int threads, Path directory) throws IOException {
        this.contender = contender;
        List<String> arguments = new ArrayList<>(
                List.of("bench", "contender", contender.word(), "--threads", Integer.toString(threads)));
        arguments.addAll(settings);
        this.process = JavaProcess.startTalking(
                Main.class, options(contender), arguments, directory.resolve("contender-" + contender.word() + ".log"));
        this.orders = new PrintStream(process.input(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8));
    }

    /** Those of this machine; a flight recording {@code x.jfr} becomes one for each contender, {@code x-copy.jfr}. */
    private static List<String> options(Contender contender) {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .map(option -> option.startsWith("-XX:StartFlightRecording")
                        ? option.replace(".jfr", "-" + contender.word() + ".jfr")
                        : option)
                .toList();
    }

    /** Where a round writes what has no topic of its own. */
    static String output(String name) {
        return name + "-output";
    }

    /**
     * Lets it make a round.
     *
     * @param name of the application, new each time
     * @return its processor time is that of both processes, which is to say with the broker's
     * @throws IOException when it has ended, with its log
     */
    TimedRun.Result round(String name, long readings) throws IOException {
        orders.println(name + " " + readings);
        answer(ContenderRounds.RUNNING);
        long own = TimedRun.cpuNanos();
        String[] done = answer(ContenderRounds.DONE);
        return new TimedRun.Result(
                Long.parseLong(done[1]),
                Double.parseDouble(done[2]),
                Double.parseDouble(done[3]) + (TimedRun.cpuNanos() - own) / 1e9);
    }

    /** The next line that is one; the virtual machine says things of its own, as of a flight recording. */
    private String[] answer(String awaited) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(awaited)) {
                return line.split(" ");
            }
        }
        throw new IOException(
                contender.word() + " ended where '" + awaited + "' was awaited; its log:\n" + process.log());
    }

    @Override
    public void close() {
        orders.close();
        process.close();
    }
}

package org.industrymonitor.platform.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this class path in a virtual machine of its own, which ends with this one at the latest. */
public final class JavaProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final Path log;
    private final Thread hook;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.hook = new Thread(process::destroyForcibly);
    }

    /**
     * Starts one.
     *
     * @param main with a main method
     * @param options of the virtual machine
     * @param log what it prints is added there
     * @throws IOException if it cannot be started
     */
    public static JavaProcess start(Class<?> main, List<String> options, List<String> arguments, Path log)
            throws IOException {
        return start(main, options, arguments, log, ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /**
     * Starts one that is spoken with: what it prints is {@link #output()}, and only what it complains of goes to the log.
     *
     * @throws IOException if it cannot be started
     */
    public static JavaProcess startTalking(Class<?> main, List<String> options, List<String> arguments, Path log)
            throws IOException {
        return start(main, options, arguments, log, ProcessBuilder.Redirect.PIPE);
    }

    private static JavaProcess start(
            Class<?> main, List<String> options, List<String> arguments, Path log, ProcessBuilder.Redirect output)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        JavaProcess started = new JavaProcess(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectOutput(output)
                        .start(),
                log);
        Runtime.getRuntime().addShutdownHook(started.hook);
        return started;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it reads. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** What it prints, of one that is spoken with. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** What it has printed, for a message about its end. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Processor time it has used; zero where the system does not say. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends it at once, with no chance to put anything in order (SIGKILL). */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        forget();
    }

    /** Asks it to end, and sees to it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        forget();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs anyway, and finds it ended
            return;
        }
    }
}

package org.industrymonitor.platform.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.industrymonitor.platform.embedded.EmbeddedPlatform;
import org.industrymonitor.runtime.kafka.TopicsException;
import org.industrymonitor.runtime.lifecycle.LifecycleException;
import org.industrymonitor.runtime.settings.SettingsSources;

/** An embedded platform that is stopped once, by its command or by a signal, whichever comes first. */
final class RunningPlatform implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(2);

    private final EmbeddedPlatform platform;
    private final Path temporary;
    private final Thread hook = new Thread(this::stop, "shutdown");
    private volatile boolean signalled;
    private boolean stopped;

    private RunningPlatform(EmbeddedPlatform platform, Path temporary) {
        this.platform = platform;
        this.temporary = temporary;
    }

    /**
     * Starts, and returns when every role is ready.
     *
     * @param temporary removed at the end; null: nothing is
     */
    static RunningPlatform start(Path directory, Path temporary, int brokerPort, SettingsSources sources)
            throws TopicsException, InterruptedException, LifecycleException {
        RunningPlatform running;
        try {
            running = new RunningPlatform(
                    EmbeddedPlatform.open(directory, brokerPort, sources, AllSettings.definitions(), Clock.systemUTC()),
                    temporary);
        } catch (TopicsException | InterruptedException | RuntimeException failure) {
            TemporaryDirectory.remove(temporary);
            throw failure;
        }
        Runtime.getRuntime().addShutdownHook(running.hook);
        try {
            running.platform.start();
            running.platform.process().awaitReady(READY);
        } catch (LifecycleException | InterruptedException | RuntimeException failure) {
            running.close();
            throw failure;
        }
        return running;
    }

    EmbeddedPlatform platform() {
        return platform;
    }

    /** Whether a signal is what ends it. */
    boolean isSignalled() {
        return signalled;
    }

    void printAddresses(Console console) {
        String url = platform.process().url();
        console.err().println("  readings   " + url + "/v1/readings");
        console.err().println("  alerts     curl '" + url + "/v1/alerts?state=firing'");
        console.err().println("  metrics    " + url + "/metrics");
        console.err().println("  health     " + url + "/health/ready");
        console.err().println("  Kafka      " + platform.bootstrapServers());
    }

    /** Waits for a signal, or until a role has failed. */
    void await() throws InterruptedException {
        platform.process().lifecycle().await();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook has done, or is doing, what was done above
            return;
        }
    }

    private synchronized void stop() {
        signalled |= Thread.currentThread() == hook;
        if (!stopped) {
            stopped = true;
            try {
                platform.close();
            } finally {
                TemporaryDirectory.remove(temporary);
            }
        }
    }
}

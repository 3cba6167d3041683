package org.industrymonitor.runtime.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts services in the order they were added and stops them in reverse.  The first fatal cause ends the process; the
 * process never ends itself here: {@link #run} returns or throws, and the command line turns that into an exit status.
 */
public final class Lifecycle implements FatalListener {

    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

    /** What is left to a service when those before it have used up the time. */
    private static final Duration LEAST_STOP = Duration.ofMillis(200);

    private final Duration stopTimeout;
    private final List<Service> services = new ArrayList<>();
    private final List<Service> started = new ArrayList<>();
    private final AtomicReference<LifecycleException> fault = new AtomicReference<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param stopTimeout how long all services together may take to stop
     * @throws IllegalArgumentException if it is not positive
     */
    public Lifecycle(Duration stopTimeout) {
        if (stopTimeout.isNegative() || stopTimeout.isZero()) {
            throw new IllegalArgumentException("stopTimeout must be positive, is " + stopTimeout);
        }
        this.stopTimeout = stopTimeout;
    }

    /**
     * Adds a service, to be started after those added before.
     *
     * @return the service
     * @throws IllegalArgumentException if another service has its name
     */
    public synchronized <S extends Service> S add(S service) {
        if (services.stream().anyMatch(other -> other.name().equals(service.name()))) {
            throw new IllegalArgumentException("service name must be unique, is taken: " + service.name());
        }
        services.add(service);
        return service;
    }

    /**
     * Starts all services in order; if one cannot start, those before it are stopped again.
     *
     * @throws LifecycleException naming the service that could not start
     */
    public void start() throws LifecycleException {
        List<Service> inOrder;
        synchronized (this) {
            inOrder = List.copyOf(services);
        }
        for (Service service : inOrder) {
            synchronized (this) {
                started.add(service);
            }
            try {
                log.debug("Starting: service={}", service.name());
                service.start();
            } catch (Exception e) {
                fault.compareAndSet(null, new LifecycleException(service.name(), "could not start", e));
            }
            if (stopRequested.getCount() == 0 || fault.get() != null) {
                break;
            }
        }
        if (fault.get() != null) {
            stop();
            throw fault.get();
        }
    }

    /** The health of every service by name, in the order they were added. */
    public synchronized Map<String, Health> health() {
        Map<String, Health> health = new LinkedHashMap<>();
        for (Service service : services) {
            health.put(
                    service.name(),
                    started.contains(service) ? service.health() : Health.starting("waits for the services before it"));
        }
        LifecycleException cause = fault.get();
        if (cause != null) {
            health.put(cause.service(), Health.down(cause.getMessage()));
        }
        return health;
    }

    /** Keeps the first cause and asks the process to stop; returns at once. */
    @Override
    public void failed(String service, Throwable cause) {
        if (fault.compareAndSet(null, new LifecycleException(service, "failed", cause))) {
            log.error("Service failed, stopping: service={}", service, cause);
        }
        requestStop();
    }

    /** Asks {@link #run} or {@link #await} to go on; returns at once. */
    public void requestStop() {
        stopRequested.countDown();
    }

    /** Waits until a stop is requested or a service has failed. */
    public void await() throws InterruptedException {
        stopRequested.await();
    }

    /**
     * Starts, waits for a stop request, a termination signal or a fatal cause, and stops.
     *
     * @throws LifecycleException if a service could not start, failed, or did not stop in time
     */
    public void run() throws LifecycleException, InterruptedException {
        Thread hook = new Thread(this::stopOnSignal, "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start();
            await();
        } finally {
            stop();
            removeHook(hook);
        }
        LifecycleException cause = fault.get();
        if (cause != null) {
            throw cause;
        }
    }

    /** Stops all services in reverse order, within the bound; a second call waits for the first. */
    public void stop() {
        requestStop();
        if (stopping.compareAndSet(false, true)) {
            stopAll();
            stopped.countDown();
        } else {
            awaitStopped();
        }
    }

    private void stopAll() {
        List<Service> inReverse;
        synchronized (this) {
            inReverse = new ArrayList<>(started);
        }
        Collections.reverse(inReverse);
        long deadline = System.nanoTime() + stopTimeout.toNanos();
        for (Service service : inReverse) {
            stopOne(service, Math.max(LEAST_STOP.toNanos(), deadline - System.nanoTime()));
        }
    }

    private void stopOne(Service service, long nanos) {
        FutureTask<Void> stop = new FutureTask<>(() -> {
            service.stop();
            return null;
        });
        Thread thread = new Thread(stop, "stop-" + service.name());
        thread.setDaemon(true);
        thread.start();
        try {
            stop.get(nanos, TimeUnit.NANOSECONDS);
            log.debug("Stopped: service={}", service.name());
        } catch (TimeoutException e) {
            thread.interrupt();
            stopFailed(service, new TimeoutException("not within " + stopTimeout.toMillis() + " ms for all services"));
        } catch (ExecutionException e) {
            stopFailed(service, e.getCause());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            stopFailed(service, e);
        }
    }

    private void stopFailed(Service service, Throwable cause) {
        log.error("Service did not stop cleanly: service={}", service.name(), cause);
        fault.compareAndSet(null, new LifecycleException(service.name(), "did not stop", cause));
    }

    private void stopOnSignal() {
        requestStop();
        awaitStopped();
    }

    private void awaitStopped() {
        try {
            if (!stopped.await(stopTimeout.toMillis() + 1_000, TimeUnit.MILLISECONDS)) {
                log.error("Process did not stop in time: timeout_ms={}", stopTimeout.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            log.debug("Shutting down already: the hook has done its part");
        }
    }
}

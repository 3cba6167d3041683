package org.industrymonitor.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LifecycleTest {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Lifecycle lifecycle = new Lifecycle(Duration.ofSeconds(10));

    @Test
    void startsInOrderAndStopsInReverse() throws Exception {
        lifecycle.add(new Recorded("store"));
        lifecycle.add(new Recorded("server"));

        lifecycle.start();
        lifecycle.stop();
        lifecycle.stop();

        assertThat(events).containsExactly("start store", "start server", "stop server", "stop store");
    }

    @Test
    void stopsWhatWasStartedWhenAServiceCannotStart() {
        lifecycle.add(new Recorded("store"));
        lifecycle.add(new Recorded("server") {
            @Override
            public void start() throws IOException {
                throw new IOException("port 8080 is in use");
            }
        });
        lifecycle.add(new Recorded("never"));

        LifecycleException thrown = catchThrowableOfType(LifecycleException.class, lifecycle::run);

        assertThat(thrown)
                .hasMessage("server could not start: port 8080 is in use")
                .hasCauseInstanceOf(IOException.class);
        assertThat(thrown.service()).isEqualTo("server");
        assertThat(events).containsExactly("start store", "stop server", "stop store");
    }

    @Test
    void endsWithTheFirstFatalCause() {
        lifecycle.add(new Recorded("store") {
            @Override
            public void start() {
                lifecycle.failed("store", new IllegalStateException("disk is full"));
                lifecycle.failed("other", new IllegalStateException("consequence"));
            }
        });

        assertThatThrownBy(lifecycle::run)
                .isInstanceOf(LifecycleException.class)
                .hasMessage("store failed: disk is full");
        assertThat(events).containsExactly("stop store");
        assertThat(lifecycle.health()).containsEntry("store", Health.down("store failed: disk is full"));
    }

    @Test
    void runsUntilAStopIsRequestedAndThenReturns() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        lifecycle.add(new Recorded("server") {
            @Override
            public void start() throws IOException {
                super.start();
                started.countDown();
            }
        });
        FutureTask<Void> run = new FutureTask<>(() -> {
            lifecycle.run();
            return null;
        });
        new Thread(run).start();

        started.await();
        assertThat(lifecycle.health()).containsEntry("server", Health.up());
        lifecycle.requestStop();
        run.get(10, TimeUnit.SECONDS);

        assertThat(events).containsExactly("start server", "stop server");
    }

    @Test
    void goesOnStoppingPastAServiceThatHangs() throws Exception {
        Lifecycle hasty = new Lifecycle(Duration.ofMillis(200));
        hasty.add(new Recorded("store"));
        hasty.add(new Recorded("stuck") {
            @Override
            public void stop() throws InterruptedException {
                new CountDownLatch(1).await();
            }
        });
        hasty.start();

        FutureTask<Void> run = new FutureTask<>(() -> {
            hasty.stop();
            return null;
        });
        new Thread(run).start();
        run.get(10, TimeUnit.SECONDS);

        assertThat(events).containsExactly("start store", "start stuck", "stop store");
        assertThat(hasty.health().get("stuck"))
                .isEqualTo(Health.down("stuck did not stop: not within 200 ms for all services"));
    }

    @Test
    void showsServicesNotYetStartedAsStarting() {
        lifecycle.add(new Recorded("store"));

        assertThat(lifecycle.health()).containsEntry("store", Health.starting("waits for the services before it"));
    }

    @Test
    void refusesTwoServicesOfOneName() {
        lifecycle.add(new Recorded("store"));

        assertThatThrownBy(() -> lifecycle.add(new Recorded("store")))
                .hasMessage("service name must be unique, is taken: store");
    }

    private class Recorded implements Service {
        private final String name;

        Recorded(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start() throws IOException {
            events.add("start " + name);
        }

        @Override
        public Health health() {
            return Health.up();
        }

        @Override
        public void stop() throws InterruptedException {
            events.add("stop " + name);
        }
    }
}

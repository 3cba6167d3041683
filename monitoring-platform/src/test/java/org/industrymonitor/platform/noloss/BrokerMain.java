package org.industrymonitor.platform.noloss;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.industrymonitor.platform.broker.EmbeddedBroker;

/** A broker that is a process of its own, so that it can be killed: arguments are its directory and its port. */
final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        new CountDownLatch(1).await();
    }
}

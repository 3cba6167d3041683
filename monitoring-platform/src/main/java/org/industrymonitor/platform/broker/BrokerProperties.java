package org.industrymonitor.platform.broker;

import java.nio.file.Path;
import java.util.Properties;

/** Broker settings for one node that is broker and controller at once, on loopback, and that forgets nothing. */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerProperties() {}

    static Properties of(Path logDirectory, String host, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", String.valueOf(NODE_ID));
        // A static voter: the quorum is named by these settings, not by the log, so the port may change at a restart.
        properties.setProperty("controller.quorum.voters", NODE_ID + "@" + host + ":" + controllerPort);
        properties.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        properties.setProperty(
                "listeners",
                "PLAINTEXT://" + host + ":" + port + "," + CONTROLLER_LISTENER + "://" + host + ":" + controllerPort);
        properties.setProperty("advertised.listeners", "PLAINTEXT://" + host + ":" + port);
        properties.setProperty("log.dirs", logDirectory.toString());

        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("default.replication.factor", "1");
        properties.setProperty("min.insync.replicas", "1");
        properties.setProperty("log.retention.ms", "-1");
        properties.setProperty("log.retention.bytes", "-1");

        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", "4");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", "4");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.num.partitions", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        // After a kill the broker is let in once its former self is given up; there is no other to be fair to.
        properties.setProperty("broker.session.timeout.ms", "3000");
        properties.setProperty("broker.heartbeat.interval.ms", "500");

        // Sized for a laptop: the defaults reserve ten megabytes of index a partition and 128 MB to compact with.
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        properties.setProperty("background.threads", "2");
        properties.setProperty("log.index.size.max.bytes", String.valueOf(2 << 20));
        properties.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
        properties.setProperty("log.cleaner.io.buffer.size", String.valueOf(256 << 10));
        return properties;
    }
}

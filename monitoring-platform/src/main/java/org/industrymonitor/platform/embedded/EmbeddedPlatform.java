package org.industrymonitor.platform.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigDef;
import org.industrymonitor.model.Topic;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.TopicProvisioner;
import org.industrymonitor.runtime.kafka.TopicsException;
import org.industrymonitor.runtime.lifecycle.LifecycleException;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsSources;

/** A broker and every role in this process, with all their data under one directory. */
public final class EmbeddedPlatform implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final Settings settings;
    private final RoleProcess process;

    private EmbeddedPlatform(EmbeddedBroker broker, Settings settings, RoleProcess process) {
        this.broker = broker;
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts the broker, makes the topics and assembles the roles, which {@link #start} or the lifecycle starts.
     *
     * @param brokerPort 0 for a free one
     * @throws org.industrymonitor.platform.broker.BrokerException if the broker cannot start
     * @throws org.industrymonitor.runtime.settings.SettingsException if a setting is wrong
     * @throws TopicsException if the directory holds topics of another form
     */
    public static EmbeddedPlatform open(
            Path directory, int brokerPort, SettingsSources sources, ConfigDef[] definitions, Clock clock)
            throws TopicsException, InterruptedException {
        // Before anything is started, so that a mistake costs nothing
        Settings.load(sources, definitions);
        EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), brokerPort);
        try {
            Settings settings = Settings.load(
                    sources.with(CommonSettings.KAFKA_BOOTSTRAP_SERVERS, broker.bootstrapServers())
                            .with(CommonSettings.TOPICS_REPLICATION_FACTOR, 1)
                            .with(CommonSettings.INSTANCE_ID, "embedded")
                            .with(CommonSettings.STATE_DIRECTORY, directory.resolve("state")),
                    definitions);
            try (Admin admin = Admin.create(new KafkaDefaults(settings).admin("monitoring-topics"))) {
                TopicProvisioner.from(settings, admin).provision(Arrays.asList(Topic.values()));
            }
            return new EmbeddedPlatform(broker, settings, RoleProcess.ofAll(settings, clock));
        } catch (TopicsException | InterruptedException | RuntimeException failure) {
            broker.close();
            throw failure;
        }
    }

    /** Starts the roles; they may still be catching up when this returns. */
    public void start() throws LifecycleException {
        process.lifecycle().start();
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public Settings settings() {
        return settings;
    }

    public RoleProcess process() {
        return process;
    }

    /** Drains the roles, then the broker. */
    @Override
    public void close() {
        try {
            process.lifecycle().stop();
        } finally {
            broker.close();
        }
    }
}

package org.industrymonitor.platform.simulate;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.industrymonitor.model.Topic;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.platform.embedded.Role;
import org.industrymonitor.platform.embedded.RoleProcess;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.TopicProvisioner;
import org.industrymonitor.runtime.kafka.TopicsException;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.LifecycleException;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsSources;

/** The platform under load: a broker and some roles in this process, or a Kafka somewhere else, with its own roles. */
public final class SimulatedPlatform implements AutoCloseable {
    private final Settings settings;
    private final Optional<Embedded> embedded;

    /** @param roles in the order in which they start */
    private record Embedded(EmbeddedBroker broker, Path directory, List<RoleProcess> roles) {}

    private SimulatedPlatform(Settings settings, Optional<Embedded> embedded) {
        this.settings = settings;
        this.embedded = embedded;
    }

    /**
     * Starts a broker with its data under the directory and makes the topics; {@link #start} starts the roles.
     *
     * @throws org.industrymonitor.platform.broker.BrokerException if the broker cannot start
     * @throws org.industrymonitor.runtime.settings.SettingsException if a setting is wrong
     * @throws TopicsException if the directory holds topics of another form
     */
    public static SimulatedPlatform open(
            Path directory, Collection<Role> roles, SettingsSources sources, ConfigDef[] definitions, Clock clock)
            throws TopicsException, InterruptedException {
        // Before anything is started, so that a mistake costs nothing
        Settings.load(sources, definitions);
        EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
        try {
            Settings settings = Settings.load(
                    sources.with(CommonSettings.KAFKA_BOOTSTRAP_SERVERS, broker.bootstrapServers())
                            .with(CommonSettings.TOPICS_REPLICATION_FACTOR, 1)
                            .with(CommonSettings.INSTANCE_ID, "simulated")
                            .with(CommonSettings.STATE_DIRECTORY, stateDirectory(directory)),
                    definitions);
            try (Admin admin = Admin.create(new KafkaDefaults(settings).admin("monitoring-topics"))) {
                TopicProvisioner.from(settings, admin).provision(Arrays.asList(Topic.values()));
            }
            List<RoleProcess> processes = roles.stream()
                    .sorted()
                    .map(role -> RoleProcess.of(role, settings, clock))
                    .toList();
            return new SimulatedPlatform(settings, Optional.of(new Embedded(broker, directory, processes)));
        } catch (TopicsException | InterruptedException | RuntimeException failure) {
            broker.close();
            throw failure;
        }
    }

    /**
     * A Kafka that is there, with its topics.
     *
     * @throws TopicsException if a topic is of another form
     * @throws KafkaException if one is missing
     */
    public static SimulatedPlatform external(Settings settings) throws TopicsException, InterruptedException {
        try (Admin admin = Admin.create(new KafkaDefaults(settings).admin("monitoring-topics"))) {
            List<Topic> missing = TopicProvisioner.from(settings, admin).check(Arrays.asList(Topic.values()));
            if (!missing.isEmpty()) {
                throw new KafkaException("make its topics first, with `monitoring topics`; missing are "
                        + missing.stream().map(Topic::topicName).toList());
            }
        }
        return new SimulatedPlatform(settings, Optional.empty());
    }

    /** Where the state of a platform in that directory is. */
    public static Path stateDirectory(Path directory) {
        return directory.resolve("state");
    }

    public Settings settings() {
        return settings;
    }

    /** Whether broker and roles are in this process. */
    boolean isEmbedded() {
        return embedded.isPresent();
    }

    /** Starts the roles; they may still be catching up when this returns. */
    void start() throws LifecycleException {
        for (RoleProcess role : roles()) {
            role.lifecycle().start();
        }
    }

    /** Whether every role can do its work. */
    boolean isReady() {
        return roles().stream()
                .allMatch(role -> role.lifecycle().health().values().stream().allMatch(Health::isUp));
    }

    /** Where the roles listen; after the start. */
    List<String> urls() {
        return roles().stream().map(RoleProcess::url).toList();
    }

    boolean isAlive() {
        return roles().stream().allMatch(RoleProcess::isAlive);
    }

    /** Of the local stores; 0 of a platform elsewhere. */
    long stateBytes() {
        return embedded.map(of -> Gauges.size(stateDirectory(of.directory()), file -> true))
                .orElse(0L);
    }

    /** Of the topics, internal ones among them; 0 of a platform elsewhere. */
    long brokerBytes() {
        return embedded.map(of -> Gauges.size(of.directory().resolve("broker"), Gauges::isSegment))
                .orElse(0L);
    }

    /** Drains the roles, then the broker. */
    @Override
    public void close() {
        if (embedded.isEmpty()) {
            return;
        }
        List<RoleProcess> lastFirst = new ArrayList<>(roles());
        Collections.reverse(lastFirst);
        try {
            lastFirst.forEach(role -> role.lifecycle().stop());
        } finally {
            embedded.get().broker().close();
        }
    }

    private List<RoleProcess> roles() {
        return embedded.map(Embedded::roles).orElse(List.of());
    }
}

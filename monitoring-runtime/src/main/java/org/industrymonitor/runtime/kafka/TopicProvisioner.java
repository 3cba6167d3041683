package org.industrymonitor.runtime.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.industrymonitor.model.Topic;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;

/**
 * Creates the topics that are missing, and checks those that exist: all have the same number of partitions, since
 * readings, registry and aggregates are joined by partition, and what is compacted must be compacted.
 */
public final class TopicProvisioner {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long POLL_MS = 100;

    private final Admin admin;
    private final int partitions;
    private final short replicationFactor;

    /**
     * @param admin stays open; the caller's
     * @param partitions of every topic
     * @param replicationFactor copies of each partition
     */
    public TopicProvisioner(Admin admin, int partitions, int replicationFactor) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, is " + partitions);
        }
        if (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE) {
            throw new IllegalArgumentException("replicationFactor must be in 1..32767, is " + replicationFactor);
        }
        this.admin = admin;
        this.partitions = partitions;
        this.replicationFactor = (short) replicationFactor;
    }

    /** From the common settings. */
    public static TopicProvisioner from(Settings settings, Admin admin) {
        return new TopicProvisioner(
                admin,
                settings.integer(CommonSettings.TOPICS_PARTITIONS),
                settings.integer(CommonSettings.TOPICS_REPLICATION_FACTOR));
    }

    /**
     * Creates what is missing, waits until it can be written to, and checks the rest.
     *
     * @return names of the topics created, in the order given
     * @throws TopicsException naming every topic that exists in another form, or when Kafka does not answer
     */
    public List<String> provision(Collection<Topic> topics) throws TopicsException, InterruptedException {
        List<Topic> missing = check(topics);
        List<String> created = new ArrayList<>();
        Map<String, KafkaFuture<Void>> results = admin.createTopics(
                        missing.stream().map(this::definition).toList())
                .values();
        for (Topic topic : missing) {
            try {
                results.get(topic.topicName()).get();
                created.add(topic.topicName());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new TopicsException(
                            topic.topicName() + " could not be created: "
                                    + e.getCause().getMessage(),
                            e.getCause());
                }
            }
        }
        awaitLeaders(missing.stream().map(Topic::topicName).toList());
        return created;
    }

    /**
     * A topic is created before the broker that leads it has opened its log. An idempotent producer that is refused
     * its first batch then, and taken its second, is out of sequence for good: what came first is lost after
     * {@code delivery.timeout.ms}. So a topic is said to be there when its leaders answer.
     */
    private void awaitLeaders(List<String> topics) throws TopicsException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (String topic : topics) {
            for (int partition = 0; partition < partitions; partition++) {
                asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                admin.listOffsets(asked).all().get();
                return;
            } catch (ExecutionException e) {
                // Another broker than the one that created it may not have heard of it
                if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
                    throw new TopicsException(
                            String.join(", ", topics) + ": created, but not led by any broker: "
                                    + e.getCause().getMessage(),
                            e.getCause());
                }
            }
            Thread.sleep(POLL_MS);
        }
    }

    /**
     * Checks the topics that exist.
     *
     * @return the topics that do not exist
     * @throws TopicsException naming every topic that exists in another form, or when Kafka does not answer
     */
    public List<Topic> check(Collection<Topic> topics) throws TopicsException, InterruptedException {
        try {
            Set<String> existing = admin.listTopics().names().get();
            List<Topic> present = topics.stream()
                    .filter(topic -> existing.contains(topic.topicName()))
                    .toList();
            List<String> faults = faults(present);
            if (!faults.isEmpty()) {
                throw new TopicsException(faults);
            }
            return topics.stream().filter(topic -> !present.contains(topic)).toList();
        } catch (ExecutionException e) {
            throw new TopicsException(
                    "topics could not be read: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private List<String> faults(List<Topic> topics) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> descriptions = admin.describeTopics(
                        topics.stream().map(Topic::topicName).toList())
                .allTopicNames()
                .get();
        Map<ConfigResource, Config> configs = admin.describeConfigs(
                        topics.stream().map(TopicProvisioner::resource).collect(Collectors.toSet()))
                .all()
                .get();
        List<String> faults = new ArrayList<>();
        for (Topic topic : topics) {
            int found = descriptions.get(topic.topicName()).partitions().size();
            if (found != partitions) {
                faults.add(topic.topicName() + " must have " + partitions + " partitions ("
                        + CommonSettings.TOPICS_PARTITIONS + "), has " + found);
            }
            String policy = configs.get(resource(topic))
                    .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                    .value();
            if (!policy.equals(policy(topic))) {
                faults.add(topic.topicName() + " must have cleanup.policy " + policy(topic) + ", has " + policy);
            }
        }
        return faults;
    }

    private NewTopic definition(Topic topic) {
        NewTopic definition = new NewTopic(topic.topicName(), partitions, replicationFactor);
        Map<String, String> all = new TreeMap<>();
        all.put(TopicConfig.CLEANUP_POLICY_CONFIG, policy(topic));
        retention(topic).ifPresent(millis -> all.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(millis)));
        if (replicationFactor >= 3) {
            all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        return definition.configs(all);
    }

    private static String policy(Topic topic) {
        return switch (topic.cleanup()) {
            case COMPACT -> TopicConfig.CLEANUP_POLICY_COMPACT;
            case COMPACT_FOR_WEEKS -> TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE;
            case KEEP -> TopicConfig.CLEANUP_POLICY_DELETE;
        };
    }

    private static OptionalLong retention(Topic topic) {
        return switch (topic.cleanup()) {
            case COMPACT -> OptionalLong.empty();
            case COMPACT_FOR_WEEKS -> OptionalLong.of(Duration.ofDays(21).toMillis());
            case KEEP -> OptionalLong.of(-1);
        };
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    }
}

package org.industrymonitor.platform.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.industrymonitor.model.Topic;

/**
 * How many records the consumer groups of the platform have not yet committed, measured from outside.
 *
 * <p>The end of a partition that was written in transactions is behind a marker that no consumer is given, so that a
 * group which has read everything may still seem to be one or two records behind.  Small remainders are therefore read:
 * markers only are no backlog.
 */
public final class Backlog implements AutoCloseable {
    private static final long MAYBE_MARKERS = 16;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS = 20;

    /**
     * A consumer group, and what it reads.
     *
     * @param group of a Streams application, also the start of the names of its internal topics
     */
    public record Stage(String group, Set<Topic> topics) {
        public Stage {
            topics = Set.copyOf(topics);
        }
    }

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Stage> stages;

    /** @param consumerProperties of a consumer of committed bytes without a group */
    public Backlog(Map<String, Object> adminProperties, Map<String, Object> consumerProperties, List<Stage> stages) {
        this.admin = Admin.create(adminProperties);
        this.consumer = new KafkaConsumer<>(consumerProperties);
        this.stages = List.copyOf(stages);
    }

    /** Where every topic of the platform and of its stages ends now. */
    public Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        Set<String> names = new HashSet<>();
        for (String name : admin.listTopics().names().get()) {
            if (Topic.named(name).isPresent() || stages.stream().anyMatch(stage -> isRepartition(stage, name))) {
                names.add(name);
            }
        }
        return ends(partitions(names));
    }

    /** Records that a group has still to commit, over all groups. */
    public long behind() throws ExecutionException, InterruptedException {
        long behind = 0;
        for (Stage stage : stages) {
            behind += behind(stage);
        }
        return behind;
    }

    /** Records that this one has still to commit. */
    public long behind(Stage stage) throws ExecutionException, InterruptedException {
        Set<String> names = new HashSet<>();
        stage.topics().forEach(topic -> names.add(topic.topicName()));
        admin.listTopics().names().get().stream()
                .filter(name -> isRepartition(stage, name))
                .forEach(names::add);
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(stage.group())
                .partitionsToOffsetAndMetadata()
                .get();
        long behind = 0;
        for (Map.Entry<TopicPartition, Long> end : ends(partitions(names)).entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            behind += behind(end.getKey(), offset == null ? 0 : offset.offset(), end.getValue());
        }
        return behind;
    }

    @Override
    public void close() {
        admin.close();
        consumer.close();
    }

    private long behind(TopicPartition partition, long committed, long end) {
        long lag = Math.max(0, end - committed);
        if (lag == 0 || lag > MAYBE_MARKERS) {
            return lag;
        }
        consumer.assign(Set.of(partition));
        consumer.seek(partition, committed);
        long records = 0;
        for (int poll = 0; poll < POLLS && records == 0 && consumer.position(partition) < end; poll++) {
            records = consumer.poll(POLL).count();
        }
        return consumer.position(partition) < end ? lag : records;
    }

    private Set<TopicPartition> partitions(Set<String> names) throws ExecutionException, InterruptedException {
        Set<TopicPartition> partitions = new HashSet<>();
        admin.describeTopics(names)
                .allTopicNames()
                .get()
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(p -> partitions.add(new TopicPartition(topic.name(), p.partition()))));
        return partitions;
    }

    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : admin.listOffsets(
                        latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .entrySet()) {
            ends.put(end.getKey(), end.getValue().offset());
        }
        return ends;
    }

    private static boolean isRepartition(Stage stage, String topic) {
        return topic.startsWith(stage.group() + "-") && topic.endsWith("-repartition");
    }
}

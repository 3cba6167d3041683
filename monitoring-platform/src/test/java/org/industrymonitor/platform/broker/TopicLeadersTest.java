package org.industrymonitor.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.industrymonitor.model.Topic;
import org.industrymonitor.runtime.kafka.TopicProvisioner;
import org.industrymonitor.runtime.kafka.TopicsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic is said to be there when its leaders answer, on a broker that is made to answer later than it does. */
class TopicLeadersTest {

    private static final int PARTITIONS = 2;

    @TempDir
    private Path directory;

    private final Deque<KafkaException> answers = new ArrayDeque<>();
    private final Deque<Set<TopicPartition>> asked = new ArrayDeque<>();

    @Test
    void areAskedUntilAllAnswer() throws Exception {
        answers.add(new UnknownTopicOrPartitionException("not heard of"));
        answers.add(new LeaderNotAvailableException("not opened"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicProvisioner provisioner = new TopicProvisioner(slow(admin), PARTITIONS, 1);

            List<String> created = provisioner.provision(List.of(Topic.READINGS, Topic.RECEIPTS));

            assertThat(created).containsExactly(Topic.READINGS.topicName(), Topic.RECEIPTS.topicName());
            Set<TopicPartition> all = created.stream()
                    .flatMap(topic -> Set.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1)).stream())
                    .collect(Collectors.toSet());
            assertThat(asked)
                    .hasSize(3)
                    .allSatisfy(partitions -> assertThat(partitions).isEqualTo(all));

            answers.add(new TopicAuthorizationException("not yours"));
            assertThatThrownBy(() -> provisioner.provision(List.of(Topic.DEAD_LETTERS)))
                    .isInstanceOf(TopicsException.class)
                    .hasMessageContaining(Topic.DEAD_LETTERS.topicName() + ": created, but not led")
                    .hasMessageContaining("not yours");
        }
    }

    private Admin slow(Admin admin) {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("listOffsets")) {
                        asked.add(Set.copyOf(partitions(((Map<?, ?>) arguments[0]).keySet())));
                        if (!answers.isEmpty()) {
                            return refused(answers.remove());
                        }
                    }
                    try {
                        return method.invoke(admin, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static List<TopicPartition> partitions(Collection<?> keys) {
        return keys.stream().map(TopicPartition.class::cast).toList();
    }

    private static ListOffsetsResult refused(KafkaException why) {
        KafkaFutureImpl<ListOffsetsResult.ListOffsetsResultInfo> answer = new KafkaFutureImpl<>();
        answer.completeExceptionally(why);
        return new ListOffsetsResult(Map.of(new TopicPartition("any", 0), answer));
    }
}

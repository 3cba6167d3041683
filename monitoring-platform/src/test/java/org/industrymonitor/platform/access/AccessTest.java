package org.industrymonitor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.awaitility.Awaitility;
import org.industrymonitor.model.Topic;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.platform.process.FreePorts;
import org.industrymonitor.runtime.kafka.TopicProvisioner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of rights against a real broker with SCRAM and Kafka's own authorizer. */
class AccessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static Admin operator;
    private static String secured;

    @BeforeAll
    static void start() throws Exception {
        int port = FreePorts.one();
        secured = "127.0.0.1:" + port;
        broker = EmbeddedBroker.start(directory, 0, properties -> secure(properties, port));
        operator = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        new TopicProvisioner(operator, 1, 1).provision(Arrays.asList(Topic.values()));
        AccessProvisioner access = new AccessProvisioner(operator);
        Map<KafkaUser, String> passwords = new EnumMap<>(KafkaUser.class);
        for (KafkaUser user : KafkaUser.values()) {
            passwords.put(user, password(user));
        }
        access.passwords(passwords);
        access.rights(List.of(KafkaUser.values()));
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !rights(KafkaUser.FEED).isEmpty());
    }

    @AfterAll
    static void stop() {
        operator.close();
        broker.close();
    }

    @Test
    void givesEachRoleTheseRightsOverTopicsAndNoOthers() throws Exception {
        assertThat(rights(KafkaUser.INGEST))
                .containsOnly(
                        Map.entry("readings", "write"),
                        Map.entry("dead-letters", "write"),
                        Map.entry("registry", "read, write"),
                        Map.entry("calendar", "read, write"));
        assertThat(rights(KafkaUser.STREAMS))
                .containsOnly(
                        Map.entry("readings", "read"),
                        Map.entry("registry", "read"),
                        Map.entry("aggregates", "write"),
                        Map.entry("accounts", "write"),
                        Map.entry("dead-letters", "write"));
        assertThat(rights(KafkaUser.ALERTS))
                .containsOnly(
                        Map.entry("aggregates", "read"),
                        Map.entry("registry", "read"),
                        Map.entry("calendar", "read, write"),
                        Map.entry("alerts", "read, write"),
                        Map.entry("alert-events", "read, write"),
                        Map.entry("alert-remarks", "read, write"),
                        Map.entry("receipts", "read, write"));
        assertThat(rights(KafkaUser.FEED)).containsOnly(Map.entry("readings", "write"));
        assertThat(rights(KafkaUser.AUDITOR))
                .hasSize(Topic.values().length)
                .allSatisfy((topic, rights) -> assertThat(rights).isEqualTo("read"));
    }

    @Test
    void refusesAClientWithoutCredentials() {
        try (Admin nobody = Admin.create(
                Map.of("bootstrap.servers", secured, "default.api.timeout.ms", "3000", "request.timeout.ms", "2000"))) {
            assertThatThrownBy(() -> nobody.listTopics().names().get()).hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (Admin guesser = Admin.create(client(KafkaUser.AUDITOR.userName(), "guessed"))) {
            assertThatThrownBy(() -> guesser.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void refusesAFeedThatWritesToAggregatesAndLetsItWriteReadings() throws Exception {
        try (KafkaProducer<byte[], byte[]> feed =
                new KafkaProducer<>(client(KafkaUser.FEED), new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThatThrownBy(() -> feed.send(record(Topic.AGGREGATES)).get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThat(feed.send(record(Topic.READINGS)).get().hasOffset()).isTrue();
        }
    }

    @Test
    void refusesAnIngestThatReadsAlertsAndLetsItReadTheRegistry() {
        try (KafkaConsumer<byte[], byte[]> ingest = new KafkaConsumer<>(
                client(KafkaUser.INGEST), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            assertThatThrownBy(() -> ingest.endOffsets(Set.of(partition(Topic.ALERTS))))
                    .isInstanceOf(TopicAuthorizationException.class);
            ingest.assign(Set.of(partition(Topic.REGISTRY)));
            ingest.seekToBeginning(Set.of(partition(Topic.REGISTRY)));
            assertThat(ingest.position(partition(Topic.REGISTRY))).isZero();
        }
    }

    @Test
    void takesARightAwayThatIsNotInTheTable() throws Exception {
        AclBinding tooMuch = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "payroll", PatternType.LITERAL),
                new AccessControlEntry("User:feed", "*", AclOperation.READ, AclPermissionType.ALLOW));
        AclBinding ofOthers = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "payroll", PatternType.LITERAL),
                new AccessControlEntry("User:payroll", "*", AclOperation.READ, AclPermissionType.ALLOW));
        operator.createAcls(List.of(tooMuch, ofOthers)).all().get();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        operator.describeAcls(tooMuch.toFilter()).values().get().size() == 1);

        AccessProvisioner.Change change = new AccessProvisioner(operator).rights(List.of(KafkaUser.values()));

        assertThat(change.removed()).containsExactly(tooMuch);
        assertThat(change.added()).isEmpty();
        assertThat(operator.describeAcls(ofOthers.toFilter()).values().get()).containsExactly(ofOthers);
    }

    /** What the broker itself says that the user may do with the topics that he sees, by topic without prefix. */
    private static Map<String, String> rights(KafkaUser user) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(client(user))) {
            Map<String, String> rights = new HashMap<>();
            Set<String> seen = admin.listTopics().names().get();
            for (TopicDescription topic : admin.describeTopics(
                            seen, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .get()
                    .values()) {
                String operations = topic.authorizedOperations().stream()
                        .filter(operation -> operation != AclOperation.DESCRIBE)
                        .map(operation -> operation.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(", "));
                rights.put(topic.name().substring("monitoring-".length()), operations);
            }
            return rights;
        }
    }

    private static void secure(Properties properties, int port) {
        properties.merge("listeners", ",SECURED://127.0.0.1:" + port, (all, more) -> all + more.toString());
        properties.merge("advertised.listeners", ",SECURED://127.0.0.1:" + port, (all, more) -> all + more.toString());
        properties.put(
                "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SECURED:SASL_PLAINTEXT");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        properties.put(
                "listener.name.secured.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        properties.put("authorizer.class.name", StandardAuthorizer.class.getName());
        // Whoever comes by the other listener: the broker itself, and the operator of this test
        properties.put("super.users", "User:ANONYMOUS");
    }

    private static Map<String, Object> client(KafkaUser user) {
        return client(user.userName(), password(user));
    }

    private static Map<String, Object> client(String name, String password) {
        return Map.of(
                "bootstrap.servers",
                secured,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + name + "\" password=\""
                        + password + "\";");
    }

    private static String password(KafkaUser user) {
        return user.userName() + "-secret";
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic) {
        return new ProducerRecord<>(topic.topicName(), new byte[] {1}, new byte[] {1});
    }

    private static TopicPartition partition(Topic topic) {
        return new TopicPartition(topic.topicName(), 0);
    }
}

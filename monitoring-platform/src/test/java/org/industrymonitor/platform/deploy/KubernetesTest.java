package org.industrymonitor.platform.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.resource.PatternType;
import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.ingest.IngestSettings;
import org.industrymonitor.platform.access.Grant;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.industrymonitor.streams.StreamsSettings;
import org.junit.jupiter.api.Test;

/** The manifests against the schemas of Kubernetes, Strimzi and the Prometheus operator, and against this program. */
class KubernetesTest {
    private static final Path ROOT = Path.of("..", "deploy", "kubernetes");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, Class<?>> SCHEMAS = Map.ofEntries(
            Map.entry("v1 Service", Service.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("apps/v1 StatefulSet", StatefulSet.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
            Map.entry("kafka.strimzi.io/v1beta2 Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1beta2 KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1beta2 KafkaUser", KafkaUser.class));

    @Test
    void everyManifestHasOnlyFieldsOfItsSchema() throws IOException {
        ObjectMapper strict = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setAnnotationIntrospector(new WithoutAnySetter());
        List<JsonNode> all = new ArrayList<>(manifests("base"));
        all.addAll(patches());
        for (JsonNode manifest : all) {
            String schema = manifest.path("apiVersion").asText() + " "
                    + manifest.path("kind").asText();
            assertThat(SCHEMAS).as("schema of %s", manifest).containsKey(schema);
            assertThat(strict.treeToValue(manifest, SCHEMAS.get(schema))).isNotNull();
        }
        assertThat(all).hasSizeGreaterThan(25);
    }

    @Test
    void findsAFieldThatTheSchemaDoesNotHave() {
        ObjectMapper strict = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setAnnotationIntrospector(new WithoutAnySetter());
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> strict.readValue(
                        "{\"spec\": {\"template\": {\"spec\": {\"containers\": [{\"readyProbe\": {}}]}}}}",
                        Deployment.class)))
                .hasMessageContaining("readyProbe");
    }

    @Test
    void namesEachFileOfABaseAndEachPatch() throws IOException {
        for (String folder : List.of("base", "overlays/small", "overlays/production")) {
            JsonNode list = YAML.readTree(
                    ROOT.resolve(folder).resolve("kustomization.yaml").toFile());
            Set<String> named = new TreeSet<>();
            list.path("resources").forEach(file -> named.add(file.asText()));
            list.path("patches").forEach(patch -> named.add(patch.path("path").asText()));
            named.remove("../../base");
            assertThat(files(folder)).containsExactlyElementsOf(named);
        }
        Set<String> there = new TreeSet<>();
        manifests("base").forEach(manifest -> there.add(name(manifest)));
        assertThat(patches()).isNotEmpty().allSatisfy(patch -> assertThat(there).contains(name(patch)));
    }

    @Test
    void selectsPodsThatThereAre() throws IOException {
        List<Map<String, String>> pods = new ArrayList<>();
        workloads().forEach(workload -> pods.add(labels(workload.at("/spec/template/metadata/labels"))));
        pods.add(Map.of("strimzi.io/cluster", "monitoring"));
        int selectors = 0;
        for (JsonNode manifest : manifests("base")) {
            List<JsonNode> found = new ArrayList<>(manifest.findValues("matchLabels"));
            found.removeIf(labels -> labels.toString().contains("topic\"")
                    || labels.toString().contains("monitoring/")
                    || labels.toString().contains("kubernetes.io/metadata"));
            if (manifest.path("kind").asText().equals("Service")) {
                found.add(manifest.at("/spec/selector"));
            }
            for (JsonNode selector : found) {
                selectors++;
                assertThat(pods)
                        .as("selector %s of %s", selector, name(manifest))
                        .anyMatch(pod ->
                                pod.entrySet().containsAll(labels(selector).entrySet()));
            }
        }
        assertThat(selectors).isGreaterThan(20);
    }

    /** The program itself reads what the manifests set, and listens where they look for it. */
    @Test
    void setsOnlySettingsThatTheProgramHas() throws IOException {
        Map<String, String> ports = Map.of(
                "ingest",
                IngestSettings.HTTP_PORT,
                "streams",
                StreamsSettings.HTTP_PORT,
                "alerts",
                AlertsSettings.HTTP_PORT);
        for (JsonNode workload : workloads()) {
            JsonNode container = workload.at("/spec/template/spec/containers/0");
            Map<String, String> environment = new HashMap<>();
            container
                    .path("env")
                    .forEach(variable -> environment.put(
                            variable.path("name").asText(),
                            variable.path("value").asText("secret")));
            Settings settings = Settings.load(
                    new SettingsSources(Optional.empty(), environment, List.of()),
                    CommonSettings.DEFINITION,
                    IngestSettings.DEFINITION,
                    StreamsSettings.DEFINITION,
                    AlertsSettings.DEFINITION);
            assertThat(settings.integer(CommonSettings.TOPICS_REPLICATION_FACTOR))
                    .isEqualTo(3);
            String role = container.path("args").path(0).asText();
            if (ports.containsKey(role)) {
                assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(settings.integer(ports.get(role)));
            }
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(workload.at("/spec/template/spec/securityContext/runAsNonRoot")
                            .asBoolean())
                    .isTrue();
        }
        assertThat(workloads()).hasSize(4);
    }

    @Test
    void givesEachUserOfKafkaTheRightsOfTheTable() throws IOException {
        Map<String, Set<String>> inManifests = new TreeMap<>();
        for (JsonNode manifest : manifests("base")) {
            if (manifest.path("kind").asText().equals("KafkaUser")
                    && manifest.at("/spec/authorization").isObject()) {
                Set<String> rights = new TreeSet<>();
                manifest.at("/spec/authorization/acls").forEach(acl -> rights.add(words(acl)));
                inManifests.put(manifest.at("/metadata/name").asText(), rights);
            }
        }
        Map<String, Set<String>> inTable = new TreeMap<>();
        for (org.industrymonitor.platform.access.KafkaUser user :
                org.industrymonitor.platform.access.KafkaUser.values()) {
            Set<String> rights = new TreeSet<>();
            user.grants().forEach(grant -> rights.add(words(grant)));
            inTable.put(user.userName(), rights);
        }
        assertThat(inManifests).isEqualTo(inTable);
    }

    private static String words(JsonNode acl) {
        Set<String> operations = new TreeSet<>();
        acl.path("operations")
                .forEach(operation -> operations.add(operation.asText().toLowerCase(Locale.ROOT)));
        JsonNode resource = acl.path("resource");
        return resource.path("type").asText().toLowerCase(Locale.ROOT) + " "
                + resource.path("patternType").asText() + " "
                + resource.path("name").asText() + " " + operations;
    }

    private static String words(Grant grant) {
        Set<String> operations = new TreeSet<>();
        grant.operations().forEach(operation -> operations.add(operation.name().toLowerCase(Locale.ROOT)));
        return grant.type().name().toLowerCase(Locale.ROOT).replace("_", "") + " "
                + (grant.pattern() == PatternType.PREFIXED ? "prefix" : "literal") + " " + grant.name() + " "
                + operations;
    }

    private static List<JsonNode> workloads() throws IOException {
        return manifests("base").stream()
                .filter(manifest -> Set.of("Deployment", "StatefulSet", "Job")
                        .contains(manifest.path("kind").asText()))
                .toList();
    }

    private static List<JsonNode> patches() throws IOException {
        List<JsonNode> patches = new ArrayList<>(manifests("overlays/small"));
        patches.addAll(manifests("overlays/production"));
        return patches;
    }

    private static List<JsonNode> manifests(String folder) throws IOException {
        List<JsonNode> manifests = new ArrayList<>();
        for (String file : files(folder)) {
            try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class)
                    .readValues(ROOT.resolve(folder).resolve(file).toFile())) {
                documents.forEachRemaining(manifests::add);
            }
        }
        return manifests;
    }

    private static Set<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
                    .toList());
        }
    }

    private static String name(JsonNode manifest) {
        return manifest.path("kind").asText() + " "
                + manifest.at("/metadata/name").asText();
    }

    private static Map<String, String> labels(JsonNode labels) {
        Map<String, String> map = new HashMap<>();
        StreamSupport.stream(((Iterable<Map.Entry<String, JsonNode>>) labels.properties()).spliterator(), false)
                .forEach(label -> map.put(label.getKey(), label.getValue().asText()));
        return map;
    }

    /** The models keep fields that they do not know; here they shall not. */
    private static final class WithoutAnySetter extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}

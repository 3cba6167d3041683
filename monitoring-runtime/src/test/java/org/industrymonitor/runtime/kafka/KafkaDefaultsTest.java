package org.industrymonitor.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.junit.jupiter.api.Test;

class KafkaDefaultsTest {

    private final KafkaDefaults defaults = new KafkaDefaults(Settings.load(
            SettingsSources.none()
                    .with("kafka.bootstrap.servers", "broker:1")
                    .with("kafka.security.protocol", "SSL")
                    .with("kafka.producer.linger.ms", "9")
                    .with("kafka.consumer.fetch.min.bytes", "17")
                    .with("kafka.streams.num.stream.threads", "3")
                    .with("state.directory", "/state"),
            CommonSettings.DEFINITION));

    @Test
    void producersWaitForAllReplicas() {
        assertThat(defaults.producer("edge"))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("client.id", "edge")
                .containsEntry("bootstrap.servers", "broker:1")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("linger.ms", "9")
                .doesNotContainKey("fetch.min.bytes");
    }

    @Test
    void consumersReadCommittedRecordsOnly() {
        Map<String, Object> consumer = defaults.groupConsumer("notifier", "alerts");

        assertThat(consumer)
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("group.id", "alerts")
                .containsEntry("fetch.min.bytes", "17");
        assertThat(defaults.consumer("view")).doesNotContainKey("group.id");
        assertThat(defaults.admin("topics")).containsEntry("security.protocol", "SSL");
    }

    @Test
    void streamsAreExactlyOnceWithNamedStoresAndPassSettingsToTheirClients() {
        Properties streams = defaults.streams("monitoring-streams");

        assertThat(streams)
                .containsEntry("application.id", "monitoring-streams")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("ensure.explicit.internal.resource.naming", true)
                .containsEntry("state.dir", "/state")
                .containsEntry("num.stream.threads", "3")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("producer.linger.ms", "9")
                .containsEntry("consumer.fetch.min.bytes", "17")
                .containsEntry("replication.factor", 1);
    }
}

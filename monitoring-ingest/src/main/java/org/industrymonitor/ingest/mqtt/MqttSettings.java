package org.industrymonitor.ingest.mqtt;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsFault;

/**
 * The settings of the MQTT subscription.
 *
 * @param broker {@code mqtt://host:port}, or {@code mqtts://} for TLS
 * @param clientId the session of this process; another process with the same would end it
 * @param user who it logs in as, if it does
 * @param passwordFile its password, read at each start
 * @param group processes that share the messages
 * @param receiveMaximum how many messages may wait for Kafka
 */
public record MqttSettings(
        URI broker,
        String clientId,
        Optional<String> user,
        Optional<Path> passwordFile,
        String group,
        int receiveMaximum) {

    public static final String URI_KEY = "ingest.mqtt.uri";
    public static final String CLIENT_ID = "ingest.mqtt.client.id";
    public static final String USER = "ingest.mqtt.user";
    public static final String PASSWORD_FILE = "ingest.mqtt.password.file";
    public static final String GROUP = "ingest.mqtt.group";
    public static final String RECEIVE_MAX = "ingest.mqtt.receive.max";

    private static final Map<String, Integer> PORTS = Map.of("mqtt", 1883, "mqtts", 8883);

    public MqttSettings {
        if (!PORTS.containsKey(broker.getScheme()) || broker.getHost() == null) {
            throw new IllegalArgumentException("broker must be mqtt://host or mqtts://host, is '" + broker + "'");
        }
    }

    /** Adds the keys of MQTT. */
    public static ConfigDef define(ConfigDef definition) {
        return definition
                .define(
                        URI_KEY,
                        Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "MQTT 5 broker to subscribe to, `mqtt://host:1883`, or `mqtts://host:8883` for TLS; empty: none.")
                .define(
                        CLIENT_ID,
                        Type.STRING,
                        "",
                        Importance.LOW,
                        "Session of this process at the MQTT broker, the same after a restart, and of no other process;"
                                + " empty: `monitoring-ingest-` and the name of the host.")
                .define(USER, Type.STRING, "", Importance.MEDIUM, "Who logs in at the MQTT broker; empty: nobody.")
                .define(
                        PASSWORD_FILE,
                        Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "File with the password for the MQTT broker; a line end after it does not count.")
                .define(
                        GROUP,
                        Type.STRING,
                        "monitoring",
                        new NonEmptyString(),
                        Importance.LOW,
                        "Processes of the same group share the MQTT messages.")
                .define(
                        RECEIVE_MAX,
                        Type.INT,
                        1_000,
                        Range.between(1, 65_535),
                        Importance.LOW,
                        "MQTT messages that may wait for Kafka; more than the broker itself has in flight, Mosquitto 20.");
    }

    /**
     * From checked settings; empty where no broker is set.
     *
     * @throws SettingsException if the broker is none
     */
    public static Optional<MqttSettings> from(Settings settings) {
        return settings.optionalString(URI_KEY).map(uri -> {
            try {
                return new MqttSettings(
                        URI.create(uri),
                        settings.optionalString(CLIENT_ID).orElseGet(() -> "monitoring-ingest-" + host()),
                        settings.optionalString(USER),
                        settings.optionalString(PASSWORD_FILE).map(Path::of),
                        settings.string(GROUP),
                        settings.integer(RECEIVE_MAX));
            } catch (IllegalArgumentException e) {
                throw new SettingsException(List.of(new SettingsFault(URI_KEY, "settings", uri, e.getMessage())));
            }
        });
    }

    int port() {
        return broker.getPort() < 0 ? PORTS.get(broker.getScheme()) : broker.getPort();
    }

    boolean isTls() {
        return broker.getScheme().equals("mqtts");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(CLIENT_ID + " must be set where the host has no name", e);
        }
    }
}

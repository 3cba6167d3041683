package org.industrymonitor.runtime.settings;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings that all roles share. */
public final class CommonSettings {

    public static final String KAFKA_BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
    public static final String TOPICS_PARTITIONS = "topics.partitions";
    public static final String TOPICS_REPLICATION_FACTOR = "topics.replication.factor";
    public static final String HTTP_HOST = "http.host";
    public static final String HTTP_REQUEST_MAX_BYTES = "http.request.max.bytes";
    public static final String HTTP_THREADS = "http.threads";
    public static final String HTTP_TLS_CERTIFICATE = "http.tls.certificate.file";
    public static final String HTTP_TLS_KEY = "http.tls.key.file";
    public static final String HTTP_TLS_CLIENTS = "http.tls.clients.file";
    public static final String HTTP_TLS_INTERVAL_MS = "http.tls.interval.ms";
    public static final String HTTP_READERS_FILE = "http.readers.file";
    public static final String HTTP_READERS_INTERVAL_MS = "http.readers.interval.ms";
    public static final String STATE_DIRECTORY = "state.directory";
    public static final String STATE_TABLES_INTERVAL_MS = "state.tables.interval.ms";
    public static final String INSTANCE_ID = "instance.id";
    public static final String STOP_TIMEOUT_MS = "stop.timeout.ms";

    /** Kafka, topics, HTTP, state and shutdown. */
    public static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    KAFKA_BOOTSTRAP_SERVERS,
                    Type.STRING,
                    "localhost:9092",
                    new NonEmptyString(),
                    Importance.HIGH,
                    "Brokers to connect to first, `host:port`, separated by commas.")
            .define(
                    TOPICS_PARTITIONS,
                    Type.INT,
                    4,
                    Range.between(1, 4096),
                    Importance.HIGH,
                    "Partitions of each partitioned topic; fixed once the topics exist.")
            .define(
                    TOPICS_REPLICATION_FACTOR,
                    Type.INT,
                    1,
                    Range.between(1, 32767),
                    Importance.HIGH,
                    "Copies of each partition; 3 in production.")
            .define(
                    HTTP_HOST,
                    Type.STRING,
                    "127.0.0.1",
                    new NonEmptyString(),
                    Importance.HIGH,
                    "Address to listen on; `0.0.0.0` for all.")
            .define(
                    HTTP_REQUEST_MAX_BYTES,
                    Type.LONG,
                    16L << 20,
                    Range.between(1 << 10, 1 << 30),
                    Importance.MEDIUM,
                    "Largest request body taken, after decompression.")
            .define(
                    HTTP_THREADS,
                    Type.INT,
                    32,
                    Range.between(8, 1024),
                    Importance.LOW,
                    "Most threads that serve HTTP requests.")
            .define(
                    HTTP_TLS_CERTIFICATE,
                    Type.STRING,
                    "",
                    Importance.MEDIUM,
                    "PEM file of the certificate, and those up to its authority; empty: HTTP without TLS.")
            .define(
                    HTTP_TLS_KEY,
                    Type.STRING,
                    "",
                    Importance.MEDIUM,
                    "PEM file of its private key, PKCS#8 without a password.")
            .define(
                    HTTP_TLS_CLIENTS,
                    Type.STRING,
                    "",
                    Importance.MEDIUM,
                    "PEM file of the authorities whose certificates clients may show; empty: none is asked for.")
            .define(
                    HTTP_TLS_INTERVAL_MS,
                    Type.LONG,
                    10_000L,
                    Range.between(10, 86_400_000),
                    Importance.LOW,
                    "How often these files are looked at.")
            .define(
                    HTTP_READERS_FILE,
                    Type.STRING,
                    "",
                    Importance.HIGH,
                    "File of the readers and operators of alerts and aggregates (docs/reading-data.md); empty: whoever asks from "
                            + "this machine may read, if `http.host` is a loopback address, else nobody.")
            .define(
                    HTTP_READERS_INTERVAL_MS,
                    Type.LONG,
                    2_000L,
                    Range.between(10, 3_600_000),
                    Importance.LOW,
                    "How often that file is looked at; a token taken out of it is good for so long.")
            .define(
                    STATE_DIRECTORY,
                    Type.STRING,
                    "data/state",
                    new NonEmptyString(),
                    Importance.HIGH,
                    "Directory of the local stores; they are rebuilt from Kafka if lost.")
            .define(
                    STATE_TABLES_INTERVAL_MS,
                    Type.LONG,
                    60_000L,
                    Range.between(100, 86_400_000),
                    Importance.LOW,
                    "How long at most changes of the local stores are in memory only, from where a kill takes them: they are read from "
                            + "Kafka again.")
            .define(
                    INSTANCE_ID,
                    Type.STRING,
                    "",
                    Importance.MEDIUM,
                    "Name of this instance among those of its role, the same after each restart: it then goes on at once with the "
                            + "partitions it had, and nobody takes them over in the meantime. Empty: what stops hands its "
                            + "partitions over.")
            .define(
                    STOP_TIMEOUT_MS,
                    Type.LONG,
                    30_000L,
                    Range.between(100, 600_000),
                    Importance.LOW,
                    "How long the services of a process may take to drain, all together.");

    private CommonSettings() {}
}

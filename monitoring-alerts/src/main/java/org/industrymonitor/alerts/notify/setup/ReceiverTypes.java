package org.industrymonitor.alerts.notify.setup;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.industrymonitor.alerts.notify.webhook.Template;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.Severity;

/** The settings of a receiver, by its type. */
public final class ReceiverTypes {

    static final String WEBHOOK = "webhook";
    static final String ALERTMANAGER = "alertmanager";
    static final String MAIL = "mail";

    static final String REGIONS = "regions";
    static final String SECTORS = "sectors";
    static final String GROUPS = "groups";
    static final String KINDS = "kinds";
    static final String COLOUR = "colour";
    static final String LANGUAGE = "language";
    static final String STORM = "storm";
    static final String TIMEOUT_MS = "timeout.ms";
    static final String URL = "url";
    static final String TEMPLATE = "template";
    static final String SECRET = "secret";
    static final String AUTHORITIES = "tls.authorities";
    static final String URLS = "urls";
    static final String INTERVAL_MS = "interval.ms";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String HOST = "host";
    static final String PORT = "port";
    static final String TLS = "tls";
    static final String FROM = "from";
    static final String TO = "to";

    private static final Validator NOT_EMPTY = LambdaValidator.with(ReceiverTypes::checkNotEmpty, () -> "not empty");
    private static final Validator ADDRESS =
            LambdaValidator.with(ReceiverTypes::checkAddress, () -> "http(s)://host/...");

    /** Those of each type, without the type itself. */
    public static final Map<String, ConfigDef> DEFINITIONS =
            Map.of(WEBHOOK, webhook(), ALERTMANAGER, alertmanager(), MAIL, mail());

    private ReceiverTypes() {}

    private static ConfigDef webhook() {
        return storm(http(common()))
                .define(URL, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, ADDRESS, Importance.HIGH, "Where to post.")
                .define(
                        TEMPLATE,
                        Type.STRING,
                        Template.JSON.word(),
                        ValidString.in(words(Template.values(), Template::word)),
                        Importance.HIGH,
                        "Whose messages: json for programs, or the robot of a chat group.")
                .define(
                        SECRET,
                        Type.PASSWORD,
                        "",
                        Importance.MEDIUM,
                        "What messages are signed with; empty: unsigned.");
    }

    private static ConfigDef alertmanager() {
        return login(http(common()))
                .define(
                        URLS,
                        Type.LIST,
                        ConfigDef.NO_DEFAULT_VALUE,
                        each(ReceiverTypes::checkAddress, "http(s)://host/..., one or more"),
                        Importance.HIGH,
                        "Addresses of all its peers; every one is told.")
                .define(
                        INTERVAL_MS,
                        Type.LONG,
                        60_000L,
                        Range.between(1_000, 600_000),
                        Importance.LOW,
                        "After which what fires is said again; it holds four times as long.");
    }

    private static ConfigDef mail() {
        return storm(login(timeout(common())))
                .define(HOST, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, NOT_EMPTY, Importance.HIGH, "SMTP server.")
                .define(PORT, Type.INT, 587, Range.between(1, 65_535), Importance.HIGH, "Port of the SMTP server.")
                .define(
                        TLS,
                        Type.STRING,
                        "starttls",
                        ValidString.in("none", "starttls", "tls"),
                        Importance.HIGH,
                        "starttls: required after the greeting; tls: from the first byte.")
                .define(FROM, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, NOT_EMPTY, Importance.HIGH, "Sender.")
                .define(
                        TO,
                        Type.LIST,
                        ConfigDef.NO_DEFAULT_VALUE,
                        each(ReceiverTypes::checkNotEmpty, "one or more"),
                        Importance.HIGH,
                        "Recipients.");
    }

    private static ConfigDef common() {
        return new ConfigDef()
                .define(REGIONS, Type.LIST, "", Importance.HIGH, "Codes of regions, each with all below it.")
                .define(SECTORS, Type.LIST, "", Importance.HIGH, "Codes of sectors, each with all below it.")
                .define(GROUPS, Type.LIST, "", Importance.HIGH, "Groups, beside what regions and sectors say.")
                .define(
                        KINDS,
                        Type.LIST,
                        "",
                        ConfigDef.ValidList.in(words(AlertKind.values(), AlertKind::word)),
                        Importance.MEDIUM,
                        "Kinds of alerts; empty: all.")
                .define(
                        COLOUR,
                        Type.STRING,
                        Severity.BLUE.word(),
                        ValidString.in(words(Severity.values(), Severity::word)),
                        Importance.HIGH,
                        "The mildest colour that is told.")
                .define(
                        LANGUAGE,
                        Type.STRING,
                        "zh",
                        ValidString.in("zh", "en"),
                        Importance.HIGH,
                        "Of messages: Chinese or English.");
    }

    private static ConfigDef storm(ConfigDef definition) {
        return definition.define(
                STORM,
                Type.INT,
                20,
                Range.atLeast(0),
                Importance.MEDIUM,
                "Messages in a minute, at most; the rest goes into one summary. 0: no summaries.");
    }

    private static ConfigDef login(ConfigDef definition) {
        return definition
                .define(USER, Type.STRING, "", Importance.MEDIUM, "Name to log in with; empty: no login.")
                .define(PASSWORD, Type.PASSWORD, "", Importance.MEDIUM, "Password to log in with.");
    }

    private static ConfigDef http(ConfigDef definition) {
        return timeout(definition)
                .define(
                        AUTHORITIES,
                        Type.STRING,
                        "",
                        Importance.LOW,
                        "PEM file of the authorities trusted with TLS; empty: those of the JVM.");
    }

    private static ConfigDef timeout(ConfigDef definition) {
        return definition.define(
                TIMEOUT_MS,
                Type.LONG,
                5_000L,
                Range.between(100, 60_000),
                Importance.LOW,
                "Of connecting, and of each answer.");
    }

    private static <T> String[] words(T[] constants, Function<T, String> word) {
        return Arrays.stream(constants).map(word).toArray(String[]::new);
    }

    private static Validator each(BiConsumer<String, Object> check, String description) {
        return LambdaValidator.with(
                (name, value) -> {
                    List<?> values = (List<?>) value;
                    if (values == null || values.isEmpty()) {
                        throw new ConfigException(name, value, "must name at least one");
                    }
                    values.forEach(one -> check.accept(name, one));
                },
                () -> description);
    }

    private static void checkNotEmpty(String name, Object value) {
        if (value == null || value.toString().isBlank()) {
            throw new ConfigException(name, value, "must not be empty");
        }
    }

    /**
     * Sees that a setting is the address of a web server.
     *
     * @throws ConfigException when it is not
     */
    public static void checkAddress(String name, Object value) {
        URI uri;
        try {
            uri = URI.create(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, "is no address: " + e.getMessage());
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new ConfigException(name, value, "must be http://host/... or https://host/...");
        }
    }
}

package org.industrymonitor.alerts.rules;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.industrymonitor.alerts.decide.Colours;
import org.industrymonitor.alerts.decide.KindRule;
import org.industrymonitor.alerts.decide.Patience;
import org.industrymonitor.alerts.decide.SilenceRule;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.runtime.settings.Settings;

/** What may be set in the file of rules for falls and silences, and for all alerts. */
final class RuleKeys {

    static final String DIAL = "dial";
    static final String WEIGHTS = "weights";

    private static final String GRACE = "plans.grace";
    private static final String YELLOW = "colours.yellow";
    private static final String ORANGE = "colours.orange";
    private static final String LASTING = "colours.lasting";
    private static final String KINDS = "kinds.";

    /** Kinds that are a fall of one series; all have the same section. */
    private static final List<AlertKind> FALLS =
            List.of(AlertKind.OUTPUT_DROP, AlertKind.ENERGY_DROP, AlertKind.STOPPAGE);

    static final ConfigDef DEFINITION = definition();

    private RuleKeys() {}

    private static ConfigDef definition() {
        ConfigDef keys = new ConfigDef()
                .define(
                        DIAL,
                        Type.DOUBLE,
                        Tuning.DEFAULT.budget(),
                        ConfigDef.LambdaValidator.with(RuleKeys::checkDial, () -> "above 0, below 1000"),
                        Importance.HIGH,
                        "False alerts wished for in 1,000 subject-days.")
                .define(
                        WEIGHTS,
                        Type.STRING,
                        "",
                        Importance.LOW,
                        "File of weights, written by `fit`, beside this file; empty: those that ship.")
                .define(
                        GRACE,
                        Type.DOUBLE,
                        1.0,
                        Range.between(0, 10),
                        Importance.MEDIUM,
                        "How late a plant may be back after a plan or a holiday: 1 is as long as a new level takes to be"
                                + " learned (7 days, 3 weeks, 3 quarters).")
                .define(
                        YELLOW,
                        Type.DOUBLE,
                        Colours.DEFAULT.yellow(),
                        Range.between(0.01, 1),
                        Importance.MEDIUM,
                        "Share missing at worst from which an alert is yellow; blue below.")
                .define(
                        ORANGE,
                        Type.DOUBLE,
                        Colours.DEFAULT.orange(),
                        Range.between(0.01, 1),
                        Importance.MEDIUM,
                        "Share missing at worst from which an alert is orange.")
                .define(
                        LASTING,
                        Type.DOUBLE,
                        Colours.DEFAULT.lasting(),
                        Range.between(0.001, 10),
                        Importance.MEDIUM,
                        "When an alert is a step graver because it lasts; in the unit of `plans.grace`.");
        FALLS.forEach(kind -> defineFall(keys, kind));
        defineSilence(keys);
        OtherKeys.define(keys);
        return keys;
    }

    /** The rules that are fall kinds', as set. */
    static Map<AlertKind, KindRule> falls(Settings settings) {
        Map<AlertKind, KindRule> rules = new EnumMap<>(AlertKind.class);
        for (AlertKind kind : FALLS) {
            rules.put(
                    kind,
                    new KindRule(
                            settings.flag(key(kind, "enabled")),
                            settings.decimal(key(kind, "depth")),
                            settings.decimal(key(kind, "floor")),
                            settings.decimal(key(kind, "share")),
                            settings.integer(key(kind, "persistence"))));
        }
        return rules;
    }

    static SilenceRule silence(Settings settings) {
        return new SilenceRule(
                settings.flag(key(AlertKind.SILENCE, "enabled")),
                Duration.ofHours(settings.integer(key(AlertKind.SILENCE, "hours"))),
                Duration.ofDays(settings.integer(key(AlertKind.SILENCE, "days"))),
                Duration.ofDays(31L * settings.integer(key(AlertKind.SILENCE, "months"))));
    }

    /** @throws IllegalArgumentException when the depths are in no order */
    static Colours colours(Settings settings) {
        return new Colours(settings.decimal(YELLOW), settings.decimal(ORANGE), settings.decimal(LASTING));
    }

    static double grace(Settings settings) {
        return settings.decimal(GRACE);
    }

    private static void defineFall(ConfigDef keys, AlertKind kind) {
        defineEnabled(keys, kind);
        keys.define(
                        key(kind, "depth"),
                        Type.DOUBLE,
                        KindRule.DEFAULT.depth(),
                        Range.between(0, 1),
                        Importance.HIGH,
                        "Least share of what is expected that must be missing.")
                .define(
                        key(kind, "floor"),
                        Type.DOUBLE,
                        KindRule.DEFAULT.floor(),
                        Range.atLeast(0),
                        Importance.HIGH,
                        "Least fall in the unit of the series, yuan or kgce in one period.")
                .define(
                        key(kind, "share"),
                        Type.DOUBLE,
                        KindRule.DEFAULT.share(),
                        Range.between(0, 1),
                        Importance.HIGH,
                        "Least share of the next wider region's output that must be missing, by the weights of the registry;"
                                + " 0: any.")
                .define(
                        key(kind, "persistence"),
                        Type.INT,
                        KindRule.DEFAULT.persistence(),
                        Range.between(1, 1000),
                        Importance.HIGH,
                        "Readings that must be low one after the other.");
    }

    private static void defineSilence(ConfigDef keys) {
        defineEnabled(keys, AlertKind.SILENCE);
        definePatience(
                keys,
                AlertKind.SILENCE,
                new Patience(Duration.ofHours(6), 3, 2),
                "without a reading before it is told");
    }

    /** How long something lasts before it is told, by the length of periods. */
    static void definePatience(ConfigDef keys, AlertKind kind, Patience patience, String what) {
        int hours = (int) patience.withinDay().toHours();
        defineLimit(keys, kind, "hours", hours, "Hours " + what + ", of periods within a day.");
        defineLimit(keys, kind, "days", patience.days(), "The same of days, in days.");
        defineLimit(keys, kind, "months", patience.months(), "The same of months, in months.");
    }

    /** The same as set. */
    static Patience patience(Settings settings, AlertKind kind) {
        return new Patience(
                Duration.ofHours(settings.integer(key(kind, "hours"))),
                settings.integer(key(kind, "days")),
                settings.integer(key(kind, "months")));
    }

    private static void defineLimit(ConfigDef keys, AlertKind kind, String unit, int value, String what) {
        keys.define(key(kind, unit), Type.INT, value, Range.between(1, 1000), Importance.HIGH, what);
    }

    static void defineEnabled(ConfigDef keys, AlertKind kind) {
        keys.define(key(kind, "enabled"), Type.BOOLEAN, true, Importance.HIGH, "Whether this kind is raised.");
    }

    static String key(AlertKind kind, String what) {
        return KINDS + kind.word() + "." + what;
    }

    private static void checkDial(String name, Object value) {
        double dial = (Double) value;
        if (!(dial > 0 && dial < 1000)) {
            throw new ConfigException(name, value, "must be above 0 and below 1000");
        }
    }
}

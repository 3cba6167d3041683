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
import org.industrymonitor.alerts.decide.SilenceRule;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.runtime.settings.Settings;

/** What may be set in the file of rules. A kind's section is defined, and read, by one method of this class each. */
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
                        key(kind, "persistence"),
                        Type.INT,
                        KindRule.DEFAULT.persistence(),
                        Range.between(1, 1000),
                        Importance.HIGH,
                        "Readings that must be low one after the other.");
    }

    private static void defineSilence(ConfigDef keys) {
        defineEnabled(keys, AlertKind.SILENCE);
        defineLimit(keys, "hours", 6, "Hours without a reading, of periods within a day, before it is told.");
        defineLimit(keys, "days", 3, "The same of days, in days.");
        defineLimit(keys, "months", 2, "The same of months, in months.");
    }

    private static void defineLimit(ConfigDef keys, String unit, int value, String what) {
        keys.define(key(AlertKind.SILENCE, unit), Type.INT, value, Range.between(1, 1000), Importance.HIGH, what);
    }

    private static void defineEnabled(ConfigDef keys, AlertKind kind) {
        keys.define(key(kind, "enabled"), Type.BOOLEAN, true, Importance.HIGH, "Whether this kind is raised.");
    }

    private static String key(AlertKind kind, String what) {
        return KINDS + kind.word() + "." + what;
    }

    private static void checkDial(String name, Object value) {
        double dial = (Double) value;
        if (!(dial > 0 && dial < 1000)) {
            throw new ConfigException(name, value, "must be above 0 and below 1000");
        }
    }
}

package org.industrymonitor.alerts.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.industrymonitor.alerts.decide.DivergenceRule;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.runtime.settings.Settings;

/** What may be set in the file of rules for the kinds that are neither falls nor silences. */
final class OtherKeys {

    private static final List<AlertKind> KINDS = List.of(
            AlertKind.OUTPUT_ENERGY_DIVERGENCE,
            AlertKind.OVERDUE_RESTART,
            AlertKind.COVERAGE_LOW,
            AlertKind.INTENSITY_HIGH,
            AlertKind.SLOW_DECLINE,
            AlertKind.CURB_OVERRUN,
            AlertKind.PLAN_UNUSED);

    private OtherKeys() {}

    static void define(ConfigDef keys) {
        KINDS.forEach(kind -> RuleKeys.defineEnabled(keys, kind));
        DivergenceRule divergence = DivergenceRule.DEFAULT;
        share(
                keys,
                AlertKind.OUTPUT_ENERGY_DIVERGENCE,
                "depth",
                divergence.least(),
                "Share of one that must be missing.");
        share(
                keys,
                AlertKind.OUTPUT_ENERGY_DIVERGENCE,
                "flat",
                divergence.flat(),
                "Share by which energy may be off and has not moved with output.");
        share(
                keys,
                AlertKind.OUTPUT_ENERGY_DIVERGENCE,
                "rise",
                divergence.rise(),
                "Share by which output must be above what is expected while energy falls.");
        RuleKeys.definePatience(
                keys, AlertKind.OVERDUE_RESTART, RestartRule.DEFAULT.grace(), "that it may be back late");
        CoverageRule coverage = CoverageRule.DEFAULT;
        share(keys, AlertKind.COVERAGE_LOW, "depth", coverage.fall(), "Least fall of coverage below the usual, of 1.");
        RuleKeys.definePatience(keys, AlertKind.COVERAGE_LOW, coverage.patience(), "that it must last");
        IntensityRule intensity = IntensityRule.DEFAULT;
        share(keys, AlertKind.INTENSITY_HIGH, "rise", intensity.rise(), "Least rise above what is usual, as a share.");
        RuleKeys.definePatience(keys, AlertKind.INTENSITY_HIGH, intensity.patience(), "that it must last");
        share(
                keys,
                AlertKind.SLOW_DECLINE,
                "depth",
                DeclineRule.DEFAULT.depth(),
                "Least share of its level that is gone.");
        PlanRule plans = PlanRule.DEFAULT;
        share(
                keys,
                AlertKind.CURB_OVERRUN,
                "rise",
                plans.tolerance(),
                "How far above the level that an order allows it may be, as a share of that level.");
        RuleKeys.definePatience(keys, AlertKind.CURB_OVERRUN, plans.overrun(), "that it may be above");
        share(
                keys,
                AlertKind.PLAN_UNUSED,
                "depth",
                plans.leastFall(),
                "Share that must be missing for a plan to be used.");
        RuleKeys.definePatience(keys, AlertKind.PLAN_UNUSED, plans.unused(), "that nothing may be missing");
    }

    /**
     * The rules as set.
     *
     * @throws IllegalArgumentException when figures contradict each other
     */
    static KindRules rules(Settings settings) {
        CoverageRule coverage = CoverageRule.DEFAULT;
        IntensityRule intensity = IntensityRule.DEFAULT;
        DeclineRule decline = DeclineRule.DEFAULT;
        double depth = settings.decimal(RuleKeys.key(AlertKind.SLOW_DECLINE, "depth"));
        Set<AlertKind> off = KINDS.stream()
                .filter(kind -> !settings.flag(RuleKeys.key(kind, "enabled")))
                .collect(Collectors.toSet());
        return new KindRules(
                new CoverageRule(
                        coverage.least(),
                        coverage.missing(),
                        settings.decimal(RuleKeys.key(AlertKind.COVERAGE_LOW, "depth")),
                        coverage.deviations(),
                        RuleKeys.patience(settings, AlertKind.COVERAGE_LOW),
                        coverage.warmUp(),
                        coverage.recent()),
                new DivergenceRule(
                        settings.decimal(RuleKeys.key(AlertKind.OUTPUT_ENERGY_DIVERGENCE, "depth")),
                        settings.decimal(RuleKeys.key(AlertKind.OUTPUT_ENERGY_DIVERGENCE, "flat")),
                        settings.decimal(RuleKeys.key(AlertKind.OUTPUT_ENERGY_DIVERGENCE, "rise"))),
                new IntensityRule(
                        settings.decimal(RuleKeys.key(AlertKind.INTENSITY_HIGH, "rise")),
                        intensity.deviations(),
                        RuleKeys.patience(settings, AlertKind.INTENSITY_HIGH),
                        intensity.warmUp()),
                new DeclineRule(
                        depth, decline.total(), depth * decline.recovered() / decline.depth(), decline.longest()),
                new PlanRule(
                        settings.decimal(RuleKeys.key(AlertKind.CURB_OVERRUN, "rise")),
                        RuleKeys.patience(settings, AlertKind.CURB_OVERRUN),
                        settings.decimal(RuleKeys.key(AlertKind.PLAN_UNUSED, "depth")),
                        RuleKeys.patience(settings, AlertKind.PLAN_UNUSED),
                        PlanRule.DEFAULT.falls()),
                new RestartRule(RuleKeys.patience(settings, AlertKind.OVERDUE_RESTART), RestartRule.DEFAULT.kinds()),
                off);
    }

    private static void share(ConfigDef keys, AlertKind kind, String key, double value, String what) {
        keys.define(RuleKeys.key(kind, key), Type.DOUBLE, value, Range.between(0.001, 0.999), Importance.MEDIUM, what);
    }
}

package org.industrymonitor.platform.backtest;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How right alerts are; shares and rates to four decimals, empty where there is nothing to divide by.
 *
 * @param alerts all of them
 * @param recall share of the falls that were told
 * @param precision share of the alerts that are true, of those that count
 * @param medianDelay periods from the start of a fall to its first alert
 * @param falsePer1000Days false alerts in a thousand subject-days
 * @param falseAlerts how many they are
 * @param ignored alerts that do not count
 * @param inCalendar alerts raised inside a calendar entry
 * @param recallAt1 recall when the threshold is raised until one false alert in a thousand subject-days is left
 * @param recallAt5 likewise five
 * @param byKind falls told, by kind and depth, in words
 */
public record Score(
        int alerts,
        Optional<BigDecimal> recall,
        Optional<BigDecimal> precision,
        Optional<Long> medianDelay,
        Optional<BigDecimal> falsePer1000Days,
        int falseAlerts,
        int ignored,
        int inCalendar,
        Optional<BigDecimal> recallAt1,
        Optional<BigDecimal> recallAt5,
        Map<String, String> byKind) {

    public Score {
        byKind = Map.copyOf(byKind);
    }
}

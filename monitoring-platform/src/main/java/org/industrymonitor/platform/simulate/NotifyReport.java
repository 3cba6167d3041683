package org.industrymonitor.platform.simulate;

import org.industrymonitor.platform.simulate.SimulationReport.Quantiles;

/**
 * How stops reached people.
 *
 * @param perSecond readings sent in a second once enterprises stopped
 * @param toCall from the acknowledgement of the reading that revealed a stop to the call of a receiver that is told each
 *     alert by itself
 * @param toAggregate from a reading to the aggregate of a group, meanwhile
 * @param stopped enterprises
 * @param ofEnterprises alerts of single enterprises that fired meanwhile
 * @param ofGroups alerts of counties, cities, sectors, groups
 * @param dropped transitions of alerts that the receiver of all was not told, and those of enterprises that none of the
 *     cities' receivers was
 * @param jurisdictions receivers of cities that were told anything
 * @param mostSingle messages about one alert that one of them got at most
 * @param fewestSummaries that one of them got which was told more alerts than one by one
 * @param mostSummaries that one of them got
 * @param lag aggregates not yet judged when the last reading was sent
 * @param cores used meanwhile, broker and load included
 * @param scrape of the pages of streams and alerts, afterwards
 */
public record NotifyReport(
        double perSecond,
        Quantiles toCall,
        Quantiles toAggregate,
        Stopped stopped,
        long ofEnterprises,
        long ofGroups,
        long dropped,
        int jurisdictions,
        long mostSingle,
        long fewestSummaries,
        long mostSummaries,
        long lag,
        double cores,
        ScrapeCost scrape) {

    /**
     * Enterprises that stopped.
     *
     * @param told of which an alert fired
     * @param within of which none did, but one of a group that they count for
     */
    public record Stopped(int all, long told, long within) {}
}

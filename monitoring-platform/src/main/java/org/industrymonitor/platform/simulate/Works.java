package org.industrymonitor.platform.simulate;

/**
 * What an enterprise is like.
 *
 * @param number from 0
 * @param yuanPerHour output at its full rate
 * @param energyItem what it burns or draws, beside its output
 * @param energyPerYuan of that item, in the item's unit
 * @param delay of each late reading of it, in periods
 * @param correctionDelay from a wrong reading of it to the right one, in periods
 */
record Works(
        int number,
        String sector,
        String county,
        Profile profile,
        double yuanPerHour,
        String energyItem,
        double energyPerYuan,
        int delay,
        int correctionDelay) {}

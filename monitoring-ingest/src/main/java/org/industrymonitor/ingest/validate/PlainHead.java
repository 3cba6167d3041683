package org.industrymonitor.ingest.validate;

import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.ReadingStatus;

/**
 * What a reading says beside who it is about and the figures.
 *
 * @param start of the period, epoch seconds
 * @param epochDay the local day in which it starts
 */
public record PlainHead(PeriodLength length, long start, long epochDay, long revision, ReadingStatus status) {}

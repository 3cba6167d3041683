package org.industrymonitor.streams.pane;

import org.industrymonitor.model.PeriodLength;

/**
 * Names one pane.
 *
 * @param owner a node, or a set of nodes whose panes change together
 * @param index number of the period
 */
public record PaneKey(String owner, PeriodLength length, long index) {}

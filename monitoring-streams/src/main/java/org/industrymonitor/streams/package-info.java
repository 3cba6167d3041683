/** Revisions, panes, cells, nodes and windows, with coverage: the topology and the process that runs it. */
package org.industrymonitor.streams;

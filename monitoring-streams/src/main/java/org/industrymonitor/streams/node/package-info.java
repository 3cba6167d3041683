/** Groups of enterprises: their panes, summed from deltas, and what is published of them. */
package org.industrymonitor.streams.node;

/** Panes, the windows rolled up from them, and the deltas that change them. */
package org.industrymonitor.streams.pane;

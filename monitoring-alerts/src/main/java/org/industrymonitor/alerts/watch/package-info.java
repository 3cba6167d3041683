/** One series of one node under watch: from published totals to the transitions of its alerts. */
package org.industrymonitor.alerts.watch;

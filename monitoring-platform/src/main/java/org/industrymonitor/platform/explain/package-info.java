/** Why an alert was raised: what is kept of it, in words and as a chart, and the same decision made again. */
package org.industrymonitor.platform.explain;

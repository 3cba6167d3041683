/** The latest figures of regions and sectors, as the page shows them that Prometheus reads. */
package org.industrymonitor.streams.gauge;

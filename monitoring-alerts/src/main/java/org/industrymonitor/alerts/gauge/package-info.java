/** What fires, counted by place, as the page shows it that Prometheus reads. */
package org.industrymonitor.alerts.gauge;

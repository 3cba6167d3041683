/** Alerts for Prometheus Alertmanager, by its API v2. */
package org.industrymonitor.alerts.notify.alertmanager;

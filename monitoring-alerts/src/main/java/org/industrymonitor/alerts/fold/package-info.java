/** One stopped plant, one alert: what falls in a group is weighed against what falls in its parts. */
package org.industrymonitor.alerts.fold;

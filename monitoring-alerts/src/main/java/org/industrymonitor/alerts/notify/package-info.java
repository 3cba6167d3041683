/** How receivers are told of alerts: each on a lane of its own, at least once, nothing lost while it is down. */
package org.industrymonitor.alerts.notify;

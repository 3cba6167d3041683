/** Who is told of alerts, and how: at least once, in order, nothing lost while the receiver is down. */
package org.industrymonitor.alerts.notify;

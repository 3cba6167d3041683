/** Alerts that stand and those that have ended, their events and what operators said of them, in memory and bounded. */
package org.industrymonitor.alerts.book;

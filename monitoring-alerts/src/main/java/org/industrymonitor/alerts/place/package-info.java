/**
 * Where a node stands in the registry and the calendar: its zone, its parents, its names, and what is known beforehand.
 */
package org.industrymonitor.alerts.place;

/** Alerts over HTTP: what stands, what was, what happens, and what operators say of it. */
package org.industrymonitor.alerts.web;

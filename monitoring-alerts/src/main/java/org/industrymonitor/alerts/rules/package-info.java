/** The rules by which alerts are raised: what an operator may set, where it is written, and which version it is. */
package org.industrymonitor.alerts.rules;

/** What is told of a node beside its falls: conditions, each with a rule of its own, and their one course of life. */
package org.industrymonitor.alerts.condition;

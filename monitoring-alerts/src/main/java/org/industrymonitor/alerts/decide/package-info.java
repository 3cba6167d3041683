/** The life of an alert as a pure function: state, evidence and time in, transition and reason out. */
package org.industrymonitor.alerts.decide;

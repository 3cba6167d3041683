/** Alerts in words that people can act on, in Chinese and in English. */
package org.industrymonitor.alerts.notify.text;

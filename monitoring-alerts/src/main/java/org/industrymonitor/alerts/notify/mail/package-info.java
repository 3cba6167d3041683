/** Alerts by mail: plain, HTML, and a picture of the fall. */
package org.industrymonitor.alerts.notify.mail;

/** The file of receivers: read, checked, and made into receivers. */
package org.industrymonitor.alerts.notify.setup;

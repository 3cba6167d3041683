/** Webhooks: signed JSON of our own, and the messages of chat groups. */
package org.industrymonitor.alerts.notify.webhook;

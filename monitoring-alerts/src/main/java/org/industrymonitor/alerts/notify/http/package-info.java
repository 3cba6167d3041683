/** Posting to others over HTTP, and what their answers mean. */
package org.industrymonitor.alerts.notify.http;

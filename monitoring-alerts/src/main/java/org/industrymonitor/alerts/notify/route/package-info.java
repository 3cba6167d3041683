/** Whose alert it is: where nodes stand, what they are called, what is planned there, and who answers for them. */
package org.industrymonitor.alerts.notify.route;

/** A real single-node Kafka broker inside this JVM, from Apache's own server classes. */
package org.industrymonitor.platform.broker;

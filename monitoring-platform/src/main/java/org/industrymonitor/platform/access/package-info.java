/** Who may do what in Kafka: one table, which the command, the tests and the documentation read. */
package org.industrymonitor.platform.access;

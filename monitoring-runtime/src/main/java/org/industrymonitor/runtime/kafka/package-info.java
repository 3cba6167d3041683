/** Kafka clients as the platform uses them: safe defaults, topics, and views of compacted topics. */
package org.industrymonitor.runtime.kafka;

/** Readings by MQTT 5: acknowledged to the broker when Kafka has them. */
package org.industrymonitor.ingest.mqtt;

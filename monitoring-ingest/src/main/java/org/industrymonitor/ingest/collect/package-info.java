/** The transport-blind collector: decode, validate, publish or refuse, and answer when Kafka has it all. */
package org.industrymonitor.ingest.collect;

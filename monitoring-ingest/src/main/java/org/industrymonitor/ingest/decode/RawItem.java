package org.industrymonitor.ingest.decode;

/**
 * A quantity as it was written.
 *
 * @param item what is measured; empty if not named
 * @param value a number; empty where it is missing
 * @param unit of the value; empty if not named
 */
public record RawItem(String item, String value, String unit) {}

package org.industrymonitor.platform.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A record that ingest refused.
 *
 * @param line of the body it came in, from 1; 0 where the body has no lines
 * @param field the field at fault; empty or null where it is the record
 * @param code stable, such as {@code unknown-enterprise}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Refusal(long line, String field, String code, String message, String subject) {}

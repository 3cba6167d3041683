package org.industrymonitor.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * A refused record, as it came, and why.
 *
 * @param raw its bytes
 * @param code a {@link RefusalCode} word, or the reason of a later door
 * @param field the field at fault; empty where it is the record
 * @param line line of the body it came in, from 1; 0 where the body has no lines
 * @param contentType of the body
 * @param received millisecond precision
 * @param header for CSV, the header line that the raw line needs; else empty
 */
public record DeadLetter(
        byte[] raw,
        String feed,
        String code,
        String field,
        long line,
        String message,
        String contentType,
        Instant received,
        String header) {

    public DeadLetter {
        raw = raw.clone();
        Objects.requireNonNull(feed, "feed");
        Check.id("code", code);
        Objects.requireNonNull(field, "field");
        Check.atLeast("line", 0, line);
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(received, "received");
        Objects.requireNonNull(header, "header");
    }

    @Override
    public byte[] raw() {
        return raw.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeadLetter that
                && Arrays.equals(raw, that.raw)
                && feed.equals(that.feed)
                && code.equals(that.code)
                && field.equals(that.field)
                && line == that.line
                && message.equals(that.message)
                && contentType.equals(that.contentType)
                && received.equals(that.received)
                && header.equals(that.header);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(raw), feed, code, field, line);
    }
}

package org.industrymonitor.alerts.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.industrymonitor.alerts.book.Entry;

/**
 * Where a page ends: at an alert, by the time it was raised and its id, which never change. So nothing is told twice or left
 * out because others come or end in between.
 *
 * @param query fingerprint of what was asked for: of another question it is no answer
 */
record Cursor(int query, Instant raised, String id) {

    private static final int PARTS = 3;

    static Cursor at(Entry last, String canonicalQuery) {
        return new Cursor(
                canonicalQuery.hashCode(), last.alert().raised(), last.alert().id());
    }

    /** @throws IllegalArgumentException if it is none, or of another question */
    static Cursor parse(String text, String canonicalQuery) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", PARTS);
            if (parts.length == PARTS) {
                Cursor cursor = new Cursor(
                        Integer.parseInt(parts[0]), Instant.ofEpochSecond(Long.parseLong(parts[1])), parts[2]);
                if (cursor.query == canonicalQuery.hashCode()) {
                    return cursor;
                }
                throw new IllegalArgumentException("cursor must be sent with the filters it was given for");
            }
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("cursor must be one that was given here", e);
        }
        throw new IllegalArgumentException("cursor must be one that was given here");
    }

    /** Its text, opaque. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((query + " " + raised.getEpochSecond() + " " + id).getBytes(UTF_8));
    }
}

package org.industrymonitor.model;

import java.time.Instant;

/**
 * That a receiver has taken a transition of an alert, or will never take it: so it is not sent again.
 *
 * @param receiver its name
 * @param delivery what was sent: the same for each attempt
 * @param partition of the alert events it was read from
 * @param offset within the partition
 * @param taken false when the receiver rejected it
 * @param at when it answered
 */
public record Receipt(String receiver, String delivery, int partition, long offset, boolean taken, Instant at) {

    public Receipt {
        Check.id("receiver", receiver);
        if (delivery.isBlank()) {
            throw new IllegalArgumentException("delivery must not be blank");
        }
        Check.atLeast("partition", 0, partition);
        Check.atLeast("offset", 0, offset);
        // What a message can hold; so that a receipt that was read equals the one that was written.
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }

    /** Its record key. */
    public String key() {
        return key(receiver, delivery);
    }

    /** The record key of a receipt of that receiver for that delivery. */
    public static String key(String receiver, String delivery) {
        return receiver + "|" + delivery;
    }
}

package org.industrymonitor.model;

import java.util.Locale;

/** Why a record was refused, at the edge or by the first step behind it; the words are stable. */
public enum RefusalCode {
    SYNTAX("Not readable as a record of its format, or in another charset than the body."),
    MISSING_FIELD("A field that every record has is empty or not there."),
    UNKNOWN_FIELD("A field, or a combination of fields, that no record has."),
    UNKNOWN_ENTERPRISE("Not registered, or not on the day of the period."),
    OUT_OF_SCOPE("The feed may not speak for this subject."),
    UNKNOWN_NODE("An official figure for a node whose region or sector is not known."),
    UNKNOWN_ITEM("No item has this code."),
    UNKNOWN_UNIT("No unit is written so; capitals matter."),
    UNIT_MISMATCH("A unit that does not convert into the item's, such as kWh for tonnes."),
    NOT_A_NUMBER("No decimal number of at most 64 characters."),
    OUT_OF_RANGE("Too large for any enterprise, or for fixed point."),
    OUT_OF_CAPACITY("More than `ingest.capacity.percent` of what the registered capacity makes in the period."),
    NEGATIVE("Below zero, of an item that cannot be."),
    DUPLICATE_ITEM("One record names an item twice."),
    BAD_SUBJECT("No id of an enterprise, and no node."),
    BAD_PERIOD("No length of a period that is known here, or no date of ISO 8601 in whole seconds."),
    PERIOD_MISALIGNED("Does not start where a period of its length starts in the zone of its region."),
    PERIOD_MISMATCH("Not of the length that the enterprise is registered with."),
    PERIOD_IN_FUTURE("Starts later than `ingest.future.tolerance.ms` from now."),
    TOO_OLD("Starts longer than `ingest.past.tolerance.days` ago."),
    BAD_REVISION(
            "No whole number from 0 to the nanoseconds since 1970, a day ahead: of a higher one there might never be a correction."),
    UNKNOWN_STATUS("None of actual, estimated, retracted."),
    TOO_LARGE("A record of more than `ingest.record.max.bytes`."),
    TOO_LATE("Of a period too long before the newest of its enterprise; found behind the edge."),
    KEY_MISMATCH("A record in Kafka whose key is not the subject of its reading; found behind the edge."),
    UNDECODABLE("Bytes in Kafka that are no message of their topic; found behind the edge.");

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String meaning;

    RefusalCode(String meaning) {
        this.meaning = meaning;
    }

    /** Its word in answers, dead letters and metrics, such as {@code unknown-unit}. */
    public String word() {
        return word;
    }

    /** A sentence for who sent it. */
    public String meaning() {
        return meaning;
    }
}

package org.industrymonitor.runtime.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Receipt;

/** Readings, calendar entries, receipts and dead letters as JSON. */
final class WordsJson {
    private WordsJson() {}

    static void put(ObjectNode json, Reading reading) {
        json.put("subject", reading.subject());
        json.put("period_start", reading.period().start().toString());
        json.put("period", reading.period().length().name());
        ObjectNode items = json.putObject("items");
        reading.items().forEach(item -> items.put(item.item(), FixedPoint.decimal(item.value())));
        json.put("revision", reading.revision());
        json.put("status", reading.status().name().toLowerCase(Locale.ROOT));
        json.put("feed", reading.feed());
    }

    static void put(ObjectNode json, CalendarEntry entry) {
        json.put("scope", entry.scope());
        json.put("start", entry.start().toString());
        json.put("end", entry.end().toString());
        json.put("kind", entry.kind().word());
        json.put("note", entry.note());
    }

    static void put(ObjectNode json, Receipt receipt) {
        json.put("receiver", receipt.receiver());
        json.put("delivery", receipt.delivery());
        json.put("event_partition", receipt.partition());
        json.put("event_offset", receipt.offset());
        json.put("taken", receipt.taken());
        json.put("at", receipt.at().toString());
    }

    static void put(ObjectNode json, DeadLetter letter) {
        json.put("feed", letter.feed());
        json.put("code", letter.code());
        json.put("field", letter.field());
        json.put("line", letter.line());
        json.put("message", letter.message());
        json.put("content_type", letter.contentType());
        json.put("received", letter.received().toString());
        json.put("header", letter.header());
        json.put("raw", new String(letter.raw(), StandardCharsets.UTF_8));
    }
}

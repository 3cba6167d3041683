package org.industrymonitor.runtime.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;

/** A record of a topic as one line of JSON; quantities are plain decimals, times are in UTC. */
public final class RecordJson {
    private static final ObjectMapper JSON = new ObjectMapper().disable(SerializationFeature.INDENT_OUTPUT);

    private final Topic topic;

    public RecordJson(Topic topic) {
        this.topic = topic;
    }

    /** The record in one line; a value that is not of the contract is shown as bytes with the reason. */
    public String line(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode line = JSON.createObjectNode()
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString())
                .put("key", record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8));
        if (record.value() == null) {
            line.putNull("value");
        } else {
            try {
                value(line.putObject("value"), record.value());
            } catch (Undecodable reason) {
                line.put("undecodable", reason.getMessage());
                line.put("value", Base64.getEncoder().encodeToString(record.value()));
            }
        }
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void value(ObjectNode json, byte[] bytes) {
        switch (topic) {
            case READINGS -> WordsJson.put(json, Codecs.READING.decode(bytes));
            case REGISTRY -> RegistryJson.put(json, Codecs.REGISTRY.decode(bytes));
            case CALENDAR -> WordsJson.put(json, Codecs.CALENDAR.decode(bytes));
            case AGGREGATES -> TotalsJson.put(json, Codecs.AGGREGATE.decode(bytes));
            case ACCOUNTS -> TotalsJson.put(json, Codecs.ACCOUNT.decode(bytes));
            case ALERTS, ALERT_EVENTS -> AlertJson.put(json, Codecs.ALERT.decode(bytes));
            case RECEIPTS -> WordsJson.put(json, Codecs.RECEIPT.decode(bytes));
            case ALERT_REMARKS -> AlertJson.put(json, Codecs.REMARK.decode(bytes));
            case DEAD_LETTERS -> WordsJson.put(json, Codecs.DEAD_LETTER.decode(bytes));
            default -> throw new IllegalStateException("topic " + topic + " has no codec");
        }
    }
}

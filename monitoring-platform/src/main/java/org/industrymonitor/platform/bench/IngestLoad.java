package org.industrymonitor.platform.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;

/**
 * The same readings twice: as the bodies that a feed sends, and as the records that ingest makes of them.  Both are made
 * before a clock starts.
 */
record IngestLoad(List<byte[]> bodies, List<ProducerRecord<byte[], byte[]>> records) {
    private static final Map<String, String> UNITS = Map.of("electricity", "kWh");

    /**
     * Readings of one round.
     *
     * @param round from 0; each has minutes of its own, so that nothing is stated twice
     */
    static IngestLoad of(BenchData data, int round, int readings, int batch) {
        Random random = new Random(round);
        List<byte[]> bodies = new ArrayList<>(readings / batch + 1);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(readings);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < readings; i++) {
            Reading reading = data.reading((long) round * readings + i, random);
            records.add(new ProducerRecord<>(
                    Topic.READINGS.topicName(),
                    reading.subject().getBytes(StandardCharsets.UTF_8),
                    Codecs.READING.encode(reading)));
            append(body, reading);
            if ((i + 1) % batch == 0 || i + 1 == readings) {
                bodies.add(body.toString().getBytes(StandardCharsets.UTF_8));
                body.setLength(0);
            }
        }
        return new IngestLoad(bodies, records);
    }

    private static void append(StringBuilder body, Reading reading) {
        body.append("{\"subject\":\"").append(reading.subject());
        body.append("\",\"period_start\":\"").append(reading.period().start());
        body.append("\",\"period\":\"").append(reading.period().length());
        body.append("\",\"revision\":").append(reading.revision());
        body.append(",\"items\":[");
        String separator = "";
        for (ItemValue item : reading.items()) {
            body.append(separator).append("{\"item\":\"").append(item.item());
            body.append("\",\"value\":").append(FixedPoint.print(item.value()));
            body.append(",\"unit\":\"")
                    .append(UNITS.getOrDefault(item.item(), "t"))
                    .append("\"}");
            separator = ",";
        }
        body.append("]}\n");
    }
}

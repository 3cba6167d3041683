package org.industrymonitor.platform.bench;

import java.io.ByteArrayOutputStream;
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
 * The same readings three times, all made before a clock starts.
 *
 * @param bodies as a feed sends them
 * @param lines the same bytes as records, one line each
 * @param messages the records that ingest makes of them
 */
record IngestLoad(
        List<byte[]> bodies,
        List<ProducerRecord<byte[], byte[]>> lines,
        List<ProducerRecord<byte[], byte[]>> messages) {

    /** Where the lines go, which are no message of ours. */
    static final String LINES_TOPIC = "monitoring-bench-lines";

    private static final Map<String, String> UNITS = Map.of("electricity", "kWh");

    /**
     * Readings of one round.
     *
     * @param round from 0; each has minutes of its own, so that nothing is stated twice
     */
    static IngestLoad of(BenchData data, int round, int readings, int batch) {
        Random random = new Random(round);
        List<byte[]> bodies = new ArrayList<>(readings / batch + 1);
        List<ProducerRecord<byte[], byte[]>> lines = new ArrayList<>(readings);
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>(readings);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < readings; i++) {
            Reading reading = data.reading((long) round * readings + i, random);
            byte[] key = reading.subject().getBytes(StandardCharsets.UTF_8);
            byte[] line = line(reading).getBytes(StandardCharsets.UTF_8);
            messages.add(new ProducerRecord<>(Topic.READINGS.topicName(), key, Codecs.READING.encode(reading)));
            lines.add(new ProducerRecord<>(LINES_TOPIC, key, line));
            body.writeBytes(line);
            body.write('\n');
            if ((i + 1) % batch == 0 || i + 1 == readings) {
                bodies.add(body.toByteArray());
                body.reset();
            }
        }
        return new IngestLoad(bodies, lines, messages);
    }

    private static String line(Reading reading) {
        StringBuilder body = new StringBuilder();
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
        return body.append("]}").toString();
    }
}

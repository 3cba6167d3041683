package org.industrymonitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.industrymonitor.ingest.collect.Answer;
import org.industrymonitor.ingest.collect.BodyStream;
import org.industrymonitor.ingest.decode.BodyCharset;
import org.industrymonitor.ingest.decode.BodyFormat;

/** Lines of JSON at two {@link Edge}s, of which one knows the long way only. */
public final class BothWays {

    private BothWays() {}

    /** The answer, which must be the same, as every record written must be, byte for byte. */
    public static Answer answer(byte[] body) throws InterruptedException, ExecutionException {
        Edge express = new Edge();
        Edge full = new Edge();
        Answer answer = express.collector().collect(stream(body)).get();
        assertThat(answer)
                .isEqualTo(
                        full.collector().withoutExpress().collect(stream(body)).get());
        assertThat(records(express))
                .as(new String(body, StandardCharsets.UTF_8))
                .isEqualTo(records(full));
        return answer;
    }

    private static BodyStream stream(byte[] body) {
        return new BodyStream(new ByteArrayInputStream(body), BodyFormat.NDJSON, BodyCharset.UNDECLARED, "both");
    }

    /** By topic, in order; whether a reading or a dead letter comes first does not matter. */
    private static Map<String, String> records(Edge edge) {
        return edge.producer.history().stream()
                .collect(Collectors.groupingBy(
                        ProducerRecord::topic,
                        TreeMap::new,
                        Collectors.mapping(
                                record -> record.timestamp() + " " + hex(record.key()) + " " + hex(record.value()),
                                Collectors.joining("\n"))));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

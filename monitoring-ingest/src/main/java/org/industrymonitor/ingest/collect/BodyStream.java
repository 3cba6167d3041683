package org.industrymonitor.ingest.collect;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Objects;
import org.industrymonitor.ingest.decode.BodyCharset;
import org.industrymonitor.ingest.decode.BodyFormat;

/**
 * What a feed pushes in one request, taken in while it comes.
 *
 * @param stream after decompression; read once, by whoever collects it, who waits while Kafka is behind; throws {@link
 *     CutBodyException} where a limit ends it
 * @param feed who sends it
 */
public record BodyStream(InputStream stream, BodyFormat format, BodyCharset charset, String feed) {

    public BodyStream {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(charset, "charset");
        if (feed.isBlank()) {
            throw new IllegalArgumentException("feed must not be blank");
        }
    }

    static BodyStream of(Body body) {
        return new BodyStream(
                new ByteArrayInputStream(body.bytes()), body.format(), BodyCharset.of(body.charset()), body.feed());
    }
}

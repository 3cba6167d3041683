package org.industrymonitor.ingest.collect;

import java.nio.charset.Charset;
import java.util.Objects;
import org.industrymonitor.ingest.decode.BodyFormat;

/**
 * What a feed pushed in one request.
 *
 * @param bytes as they came, after decompression; not copied and not to be changed
 * @param feed who sent it
 */
public record Body(byte[] bytes, BodyFormat format, Charset charset, String feed) {

    public Body {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(charset, "charset");
        if (feed.isBlank()) {
            throw new IllegalArgumentException("feed must not be blank");
        }
    }
}

package org.industrymonitor.ingest.decode;

import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Optional;

/**
 * What a body is said to be written in.
 *
 * @param declared one whose line feeds are the byte 0x0A; empty where the body itself must tell: a byte order mark or bytes
 *     that are UTF-8 mean UTF-8, any other GB18030, in which spreadsheets of Chinese offices are saved
 */
public record BodyCharset(Optional<Charset> declared) {

    /** To be told from the body. */
    public static final BodyCharset UNDECLARED = new BodyCharset(Optional.empty());

    public BodyCharset {
        Objects.requireNonNull(declared, "declared");
    }

    public static BodyCharset of(Charset charset) {
        return new BodyCharset(Optional.of(charset));
    }

    /** What a whole body is written in. */
    public Charset of(byte[] body) {
        CharsetFinder finder = new CharsetFinder(this);
        finder.afterMark(body, body.length);
        return finder.of(Slice.of(body), body.length, true);
    }
}

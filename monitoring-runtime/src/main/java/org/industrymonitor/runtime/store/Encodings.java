package org.industrymonitor.runtime.store;

import java.nio.charset.StandardCharsets;

/** Encodings of plain values. */
public final class Encodings {

    public static final Encoding<String> TEXT = new Encoding<>() {
        @Override
        public byte[] encode(String value) {
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    };

    private Encodings() {}
}

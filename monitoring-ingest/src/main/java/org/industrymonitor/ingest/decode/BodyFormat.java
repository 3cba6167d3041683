package org.industrymonitor.ingest.decode;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The formats that readings may come in. */
public enum BodyFormat {
    CSV("text/csv", Set.of("text/csv", "application/csv")),
    JSON("application/json", Set.of("application/json")),
    NDJSON("application/x-ndjson", Set.of("application/x-ndjson", "application/ndjson", "application/jsonl"));

    private final String mediaType;
    private final Set<String> names;

    BodyFormat(String mediaType, Set<String> names) {
        this.mediaType = mediaType;
        this.names = names;
    }

    /** The media type it is called by in dead letters. */
    public String mediaType() {
        return mediaType;
    }

    /** The format of that media type, given without parameters. */
    public static Optional<BodyFormat> of(String mediaType) {
        String name = mediaType.strip().toLowerCase(Locale.ROOT);
        for (BodyFormat format : values()) {
            if (format.names.contains(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Whether its records can be told one after the other, however long the body is. */
    public boolean isStreamed() {
        return this != JSON;
    }

    /** A decoder for one body. */
    public ReadingDecoder decoder() {
        return switch (this) {
            case CSV -> new CsvReadingDecoder();
            case JSON -> new JsonReadingDecoder();
            case NDJSON -> new NdjsonReadingDecoder();
        };
    }
}

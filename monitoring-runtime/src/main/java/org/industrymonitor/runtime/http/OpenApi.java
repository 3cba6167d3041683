package org.industrymonitor.runtime.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** OpenAPI documents of several modules as one. */
final class OpenApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SHARED = List.of("paths", "components");

    private OpenApi() {}

    /**
     * The paths and components of all; the rest is that of the first.
     *
     * @throws IllegalArgumentException if two say different things under one name
     */
    static byte[] join(List<byte[]> documents) {
        try {
            ObjectNode all = JSON.createObjectNode();
            for (byte[] document : documents) {
                JsonNode next = JSON.readTree(document);
                next.properties().forEach(part -> {
                    if (!all.has(part.getKey())) {
                        all.set(part.getKey(), part.getValue().deepCopy());
                    } else if (SHARED.contains(part.getKey())) {
                        add((ObjectNode) all.get(part.getKey()), part.getValue(), part.getKey());
                    }
                });
            }
            return JSON.writeValueAsBytes(all);
        } catch (IOException e) {
            throw new UncheckedIOException("an OpenAPI document must be JSON", e);
        }
    }

    /** Of components only the kinds are joined: of a path, and of a component, there is one. */
    private static void add(ObjectNode into, JsonNode more, String of) {
        more.properties().forEach(part -> {
            JsonNode known = into.get(part.getKey());
            String name = of + "/" + part.getKey();
            if (known == null) {
                into.set(part.getKey(), part.getValue().deepCopy());
            } else if (of.equals("components")) {
                add((ObjectNode) known, part.getValue(), name);
            } else if (!known.equals(part.getValue())) {
                throw new IllegalArgumentException(name + " must be one thing in the documents of all modules, is two");
            }
        });
    }
}

package org.industrymonitor.platform.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last line of a command that finishes a job, for programs: {@code RESULT {json}}. */
final class ResultLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> values = new LinkedHashMap<>();

    ResultLine with(String key, Object value) {
        values.put(key, value);
        return this;
    }

    void print(PrintStream out) {
        try {
            out.println("RESULT " + JSON.writeValueAsString(values));
            out.flush();
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

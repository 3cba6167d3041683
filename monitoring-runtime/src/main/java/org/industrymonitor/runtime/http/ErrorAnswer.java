package org.industrymonitor.runtime.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/** How every role answers with an error: {@code {"error": word, "message": text}}, and what the status asks for in headers. */
public final class ErrorAnswer {

    private static final int UNAUTHORIZED = 401;

    private ErrorAnswer() {}

    /**
     * Writes an error.
     *
     * @param word for programs
     * @param message for people
     * @param retryAfter when it makes sense to send the same again, at least a second; empty where it does not
     */
    public static void write(Context context, int status, String word, String message, Optional<Duration> retryAfter) {
        retryAfter.ifPresent(wait -> context.header(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()))));
        if (status == UNAUTHORIZED) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.status(status)
                .contentType("application/json")
                .result(JsonNodeFactory.instance
                        .objectNode()
                        .put("error", word)
                        .put("message", message)
                        .toString());
    }
}

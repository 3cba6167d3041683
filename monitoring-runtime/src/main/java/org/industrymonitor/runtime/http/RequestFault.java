package org.industrymonitor.runtime.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.Optional;

/** Why a request is answered with an error; the message tells whoever asked what to do about it. */
public final class RequestFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String word;
    private final Duration retryAfter;

    private RequestFault(int status, String word, String message, Duration retryAfter) {
        super(message);
        this.status = status;
        this.word = word;
        this.retryAfter = retryAfter;
    }

    /** 400: the request says what cannot be. */
    public static RequestFault badRequest(String message) {
        return new RequestFault(400, "bad-request", message, null);
    }

    /** 401: it does not show who asks. */
    public static RequestFault unauthorized(String message) {
        return new RequestFault(401, "unauthorized", message, null);
    }

    /** 403: whoever asks may not. */
    public static RequestFault forbidden(String message) {
        return new RequestFault(403, "forbidden", message, null);
    }

    /** 404: there is nothing of that name. */
    public static RequestFault notFound(String message) {
        return new RequestFault(404, "not-found", message, null);
    }

    /** 429: too many ask at once. */
    public static RequestFault overloaded(String message, Duration retryAfter) {
        return new RequestFault(429, "overloaded", message, retryAfter);
    }

    /** 503: it cannot be answered now. */
    public static RequestFault unavailable(String message, Duration retryAfter) {
        return new RequestFault(503, "unavailable", message, retryAfter);
    }

    /** A handler that may answer with such an error. */
    @FunctionalInterface
    public interface Faulting {
        void handle(Context context) throws Exception;
    }

    /** Writes the error where the handler throws one. */
    public static Handler answering(Faulting handler) {
        return context -> {
            try {
                handler.handle(context);
            } catch (RequestFault fault) {
                ErrorAnswer.write(context, fault.status, fault.word, fault.getMessage(), fault.retryAfter());
            }
        };
    }

    public int status() {
        return status;
    }

    /** Its word in answers, such as {@code not-found}. */
    public String word() {
        return word;
    }

    /** How long to wait before asking again makes sense; empty where only another request does. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

package org.industrymonitor.ingest.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /v1/openapi.json}: what the edge takes and answers, for programs. */
public final class OpenApiRoute implements Handler {

    private static final String DOCUMENT = "openapi.json";

    private final byte[] document;

    public OpenApiRoute() {
        try (InputStream stream = OpenApiRoute.class.getResourceAsStream(DOCUMENT)) {
            document = stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + DOCUMENT + " must be readable", e);
        }
    }

    @Override
    public void handle(Context context) {
        context.contentType("application/json").result(document);
    }
}

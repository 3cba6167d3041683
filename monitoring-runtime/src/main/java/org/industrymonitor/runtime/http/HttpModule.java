package org.industrymonitor.runtime.http;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What a role serves over HTTP. */
public interface HttpModule {

    /** Adds its routes. */
    void addRoutes(RoutesConfig routes);

    /** The OpenAPI document in JSON that says what they take and answer. */
    byte[] openApi();

    /**
     * The document that lies beside a class as {@code openapi.json}.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static byte[] openApiBeside(Class<?> type) {
        try (InputStream stream = type.getResourceAsStream("openapi.json")) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json beside " + type.getName() + " must be readable", e);
        }
    }
}

package org.industrymonitor.runtime.access;

import io.javalin.http.Context;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a request shows of whom it comes from: a bearer token, or else a certificate, which the endpoint has found good before.
 * A token counts before a certificate: whoever shows one wants to be judged by it.
 *
 * @param token as it was sent; empty text for an Authorization that is no bearer token
 * @param certificate the common name of the client's certificate
 */
public record Credentials(Optional<String> token, Optional<String> certificate) {

    private static final String SCHEME = "bearer ";
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    /** Those of a request. */
    public static Credentials of(Context context) {
        String header = context.header("Authorization");
        if (header != null) {
            String token = header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                    ? header.substring(SCHEME.length()).strip()
                    : "";
            return new Credentials(Optional.of(token), Optional.empty());
        }
        // the client's own first
        return context.req().getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? new Credentials(Optional.empty(), CertificateName.of(chain[0]))
                : new Credentials(Optional.empty(), Optional.empty());
    }

    /** The token is left out. */
    @Override
    public String toString() {
        return "credentials"
                + (token.isPresent()
                        ? " by token"
                        : certificate.map(" of "::concat).orElse(" of nobody"));
    }
}

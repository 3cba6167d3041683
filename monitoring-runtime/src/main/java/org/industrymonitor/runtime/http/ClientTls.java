package org.industrymonitor.runtime.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whom a client trusts, and how it shows who it is, by PEM files. */
public final class ClientTls {

    /**
     * A certificate to be shown.
     *
     * @param certificate with those that vouch for it
     * @param key PKCS#8 without a password
     */
    public record Shown(Path certificate, Path key) {}

    private ClientTls() {}

    /**
     * Trusts only the certificate authorities of a file.
     *
     * @throws IllegalArgumentException when the file cannot be read, or holds no certificate
     */
    public static SSLContext trusting(Path authorities) {
        return of(Optional.of(authorities), Optional.empty());
    }

    /**
     * @param authorities that are trusted; empty: those that this JVM trusts
     * @param shown empty: nothing is shown
     * @throws IllegalArgumentException when a file cannot be read, or does not hold what it should
     */
    public static SSLContext of(Optional<Path> authorities, Optional<Shown> shown) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    shown.isPresent() ? keys(shown.get()) : null,
                    authorities.isPresent() ? trust(authorities.get()) : null,
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trust(Path authorities) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(PemStore.ofAuthorities(Files.readAllBytes(authorities)));
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot be read as PEM certificates: " + authorities + ": " + e, e);
        }
    }

    private static KeyManager[] keys(Shown shown) {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(
                    PemStore.ofKey(Files.readAllBytes(shown.certificate()), Files.readAllBytes(shown.key())),
                    PemStore.PASSWORD.toCharArray());
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "cannot be read as PEM certificate and key: " + shown.certificate() + ", " + shown.key() + ": " + e,
                    e);
        }
    }
}

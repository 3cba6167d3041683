package org.industrymonitor.platform.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.feed.FeedCredentials;
import org.industrymonitor.runtime.http.ClientTls;
import picocli.CommandLine.Option;

/** The options of a command that speaks to ingest as a feed. */
final class IngestOptions {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "of ingest, such as http://localhost:8080")
    private URI to;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "bearer token of the feed; other users of this machine may see it: prefer --token-file")
    private String token;

    @Option(names = "--token-file", paramLabel = "FILE", description = "a file that holds nothing but the token")
    private Path tokenFile;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "PEM file of the certificate authorities of ingest (default: those that Java trusts)")
    private Path authorities;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "PEM file of a certificate that names the feed, instead of a token; needs --key")
    private Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "PEM file of its key, PKCS#8 without a password")
    private Path key;

    /** The address, without what must not be shown or kept. */
    URI address() {
        if (to.getHost() == null) {
            throw new UsageFault("--to must be a URL, is " + to);
        }
        if (to.getRawUserInfo() != null) {
            throw new UsageFault("--to must not name a user: use --token-file");
        }
        return to;
    }

    /**
     * A client that says who it is.
     *
     * @throws IOException if the file of the token cannot be read
     */
    FeedClient client(String feed) throws IOException {
        return FeedClient.to(address(), new FeedCredentials(feed, token(), tls()));
    }

    private Optional<SSLContext> tls() {
        if ((certificate == null) != (key == null)) {
            throw new UsageFault("--certificate and --key belong together");
        }
        if (authorities == null && certificate == null) {
            return Optional.empty();
        }
        if (!"https".equals(to.getScheme())) {
            throw new UsageFault("--ca and --certificate need --to https://..., is " + to);
        }
        try {
            return Optional.of(ClientTls.of(
                    Optional.ofNullable(authorities),
                    Optional.ofNullable(certificate).map(file -> new ClientTls.Shown(file, key))));
        } catch (IllegalArgumentException unusable) {
            throw new UsageFault(unusable.getMessage());
        }
    }

    private Optional<String> token() throws IOException {
        if (token != null && tokenFile != null) {
            throw new UsageFault("--token and --token-file exclude each other");
        }
        String given = tokenFile == null ? token : Files.readString(tokenFile).strip();
        if (given != null && given.isEmpty()) {
            throw new UsageFault("the token is empty");
        }
        return Optional.ofNullable(given);
    }
}

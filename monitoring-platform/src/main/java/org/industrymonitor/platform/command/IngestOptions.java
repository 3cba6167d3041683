package org.industrymonitor.platform.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.feed.FeedCredentials;
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

    /** The address, without what must not be shown or kept. */
    URI address() {
        if (to.getHost() == null) {
            throw new UserFault("--to must be a URL, is " + to);
        }
        if (to.getRawUserInfo() != null) {
            throw new UserFault("--to must not name a user: use --token-file");
        }
        return to;
    }

    /**
     * A client that says who it is.
     *
     * @throws IOException if the file of the token cannot be read
     */
    FeedClient client(String feed) throws IOException {
        return FeedClient.to(address(), new FeedCredentials(feed, token()));
    }

    private Optional<String> token() throws IOException {
        if (token != null && tokenFile != null) {
            throw new UserFault("--token and --token-file exclude each other");
        }
        String given = tokenFile == null ? token : Files.readString(tokenFile).strip();
        if (given != null && given.isEmpty()) {
            throw new UserFault("the token is empty");
        }
        return Optional.ofNullable(given);
    }
}

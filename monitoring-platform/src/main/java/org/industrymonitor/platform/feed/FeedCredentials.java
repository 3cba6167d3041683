package org.industrymonitor.platform.feed;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Who a client says it is.
 *
 * @param feed name of the feed; ingest may know it by the token instead
 * @param token the bearer token, which never shows
 * @param tls whom it trusts, and what certificate it shows; empty: whom this JVM trusts, and none
 */
public record FeedCredentials(String feed, Optional<String> token, Optional<SSLContext> tls) {

    public FeedCredentials {
        if (feed.isBlank()) {
            throw new IllegalArgumentException("feed must not be blank");
        }
        if (token.filter(t -> t.isEmpty() || t.chars().anyMatch(c -> c <= ' ' || c > '~'))
                .isPresent()) {
            throw new IllegalArgumentException("token must be of visible ASCII characters, without blanks");
        }
    }

    /** A feed without a token. */
    public static FeedCredentials named(String feed) {
        return new FeedCredentials(feed, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "feed " + feed + (token.isPresent() ? ", with a token" : "");
    }
}

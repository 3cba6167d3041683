package org.industrymonitor.ingest.auth;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The feeds that are known; or, where none are asked for, anyone. */
public final class Feeds {

    /** Anyone may speak for everyone, under whatever name. */
    public static final Feeds ANYONE = new Feeds(Map.of(), true);

    private final Map<String, Feed> feeds;
    private final boolean anyone;

    private Feeds(Map<String, Feed> feeds, boolean anyone) {
        this.feeds = feeds;
        this.anyone = anyone;
    }

    public static Feeds of(Collection<Feed> feeds) {
        Map<String, Feed> byName = new LinkedHashMap<>();
        feeds.forEach(feed -> byName.put(feed.name(), feed));
        return new Feeds(byName, false);
    }

    /** Whether feeds need not be known. */
    public boolean isAnyone() {
        return anyone;
    }

    public Set<String> names() {
        return feeds.keySet();
    }

    public Optional<Feed> named(String name) {
        return Optional.ofNullable(feeds.get(name));
    }

    /** The feed of a token.  All tokens are compared, so that the time it takes does not tell which one came near. */
    public Optional<Feed> byToken(String token) {
        TokenHash shown = TokenHash.of(token);
        Feed found = null;
        for (Feed feed : feeds.values()) {
            for (TokenHash known : feed.tokens()) {
                if (known.matches(shown)) {
                    found = feed;
                }
            }
        }
        return Optional.ofNullable(found);
    }
}

package org.industrymonitor.ingest.http;

import io.javalin.http.Context;
import org.industrymonitor.ingest.auth.Feed;
import org.industrymonitor.ingest.auth.Gate;
import org.industrymonitor.ingest.collect.BodyFault;

/** Tells by its headers which feed a request comes from. */
final class Callers {

    private static final String ANONYMOUS = "anonymous";
    private static final int LONGEST_FEED = 128;

    private final Gate gate;

    Callers(Gate gate) {
        this.gate = gate;
    }

    /** The name of the feed: that of its token or certificate; where none are asked for, that of the header X-Feed. */
    String name(Context context) throws TurnedAway {
        return gate.isOpen() ? named(context.header("X-Feed")) : feed(context).name();
    }

    /** Sees to it that the feed may put files. */
    void checkFiles(Context context) throws TurnedAway {
        if (!gate.isOpen() && !feed(context).files()) {
            throw new TurnedAway(BodyFault.FORBIDDEN, "feed may not put files");
        }
    }

    private Feed feed(Context context) throws TurnedAway {
        return gate.caller(context)
                .orElseThrow(() -> new TurnedAway(
                        BodyFault.UNAUTHORIZED,
                        "Authorization must be Bearer with the token of a feed that is known here, or the connection have"
                                + " its certificate"));
    }

    private static String named(String header) throws TurnedAway {
        if (header == null || header.isBlank()) {
            return ANONYMOUS;
        }
        String feed = header.strip();
        if (feed.length() > LONGEST_FEED || feed.chars().anyMatch(Character::isISOControl)) {
            throw new TurnedAway(
                    BodyFault.BAD_FEED,
                    "X-Feed must have at most " + LONGEST_FEED + " characters and no control character");
        }
        return feed;
    }
}

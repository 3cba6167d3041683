package org.industrymonitor.ingest.auth;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.runtime.access.Roll;

/** The feeds that are known; or, where none are asked for, anyone. */
public final class Feeds {

    /** Anyone may speak for everyone, under whatever name. */
    public static final Feeds ANYONE = new Feeds(Roll.of(List.of()), true);

    private final Roll<Feed> known;
    private final boolean anyone;

    private Feeds(Roll<Feed> known, boolean anyone) {
        this.known = known;
        this.anyone = anyone;
    }

    public static Feeds of(Collection<Feed> feeds) {
        return new Feeds(Roll.of(feeds), false);
    }

    /** Whether feeds need not be known. */
    public boolean isAnyone() {
        return anyone;
    }

    public Set<String> names() {
        return known.names();
    }

    public Optional<Feed> named(String name) {
        return known.named(name);
    }

    /** Those that are known. */
    Roll<Feed> known() {
        return known;
    }
}

package org.industrymonitor.runtime.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Those who are known, and which of them a request comes from.
 *
 * @param <H> who they are
 */
public final class Roll<H extends Holder> {

    private final Map<String, H> holders;

    private Roll(Map<String, H> holders) {
        this.holders = holders;
    }

    /** Of names that are all different; of two with one name the later is known. */
    public static <H extends Holder> Roll<H> of(Collection<H> holders) {
        Map<String, H> byName = new LinkedHashMap<>();
        holders.forEach(holder -> byName.put(holder.name(), holder));
        return new Roll<>(byName);
    }

    public Set<String> names() {
        return holders.keySet();
    }

    public Optional<H> named(String name) {
        return Optional.ofNullable(holders.get(name));
    }

    /** The holder of a token.  All tokens are compared, so that the time it takes does not tell which one came near. */
    public Optional<H> byToken(String token) {
        TokenHash shown = TokenHash.of(token);
        H found = null;
        for (H holder : holders.values()) {
            for (TokenHash known : holder.tokens()) {
                if (known.matches(shown)) {
                    found = holder;
                }
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whose credentials those are. */
    public Optional<H> caller(Credentials shown) {
        return shown.token().isPresent()
                ? byToken(shown.token().get())
                : shown.certificate().flatMap(this::named);
    }
}

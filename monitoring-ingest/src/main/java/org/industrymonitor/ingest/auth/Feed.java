package org.industrymonitor.ingest.auth;

import java.util.List;
import java.util.Objects;
import org.industrymonitor.runtime.access.Holder;
import org.industrymonitor.runtime.access.TokenHash;

/**
 * One who may speak.
 *
 * @param name as it is in readings, dead letters and metrics
 * @param tokens what it may show; several while they are being exchanged, none for a feed that comes another way than HTTP
 * @param files whether it may put registry, calendar and reference files
 */
public record Feed(String name, List<TokenHash> tokens, Scope scope, boolean files, Rate rate) implements Holder {

    public Feed {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "feed must be 1..64 letters, digits, '.', '_' or '-', the first a letter or digit, is '" + name
                            + "'");
        }
        tokens = List.copyOf(tokens);
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(rate, "rate");
    }
}

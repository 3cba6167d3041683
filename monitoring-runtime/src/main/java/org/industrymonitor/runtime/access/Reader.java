package org.industrymonitor.runtime.access;

import java.util.List;
import java.util.Objects;

/**
 * One who may read.
 *
 * @param tokens what it may show; none for one that is known by a certificate
 * @param operator whether it may also say what alerts are worth
 */
public record Reader(String name, List<TokenHash> tokens, Domain domain, boolean operator) implements Holder {

    public Reader {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "reader must be 1..64 letters, digits, '.', '_' or '-', the first a letter or digit, is '" + name
                            + "'");
        }
        tokens = List.copyOf(tokens);
        Objects.requireNonNull(domain, "domain");
    }
}

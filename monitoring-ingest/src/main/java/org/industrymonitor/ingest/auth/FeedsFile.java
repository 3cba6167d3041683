package org.industrymonitor.ingest.auth;

import static org.industrymonitor.runtime.access.EntriesFile.flag;
import static org.industrymonitor.runtime.access.EntriesFile.list;
import static org.industrymonitor.runtime.access.EntriesFile.set;

import java.util.Map;
import java.util.Set;
import org.industrymonitor.runtime.access.EntriesFile;
import org.industrymonitor.runtime.access.TokenHash;

/**
 * A properties file of feeds, {@code feed.<name>.<field>}: {@code tokens} (hashes), {@code enterprises}, {@code sectors},
 * {@code regions}, {@code files} (true or false), {@code rate} and {@code burst} (records a second, records); lists are
 * separated by commas.
 */
final class FeedsFile {

    private static final EntriesFile FORM =
            new EntriesFile("feed", Set.of("tokens", "enterprises", "sectors", "regions", "files", "rate", "burst"));

    private FeedsFile() {}

    /**
     * Reads a file.
     *
     * @throws EntriesFile.FaultyException if anything in it is not as it should be
     */
    static Feeds parse(byte[] bytes) {
        return Feeds.of(FORM.read(bytes, FeedsFile::feed));
    }

    private static Feed feed(String name, Map<String, String> fields) {
        Scope scope = new Scope(set(fields.get("enterprises")), set(fields.get("sectors")), set(fields.get("regions")));
        boolean files = flag("files", fields.getOrDefault("files", "false"));
        if (scope.equals(Scope.NONE) && !files) {
            throw new IllegalArgumentException("enterprises, sectors or regions must be named, or * as enterprises");
        }
        long rate = number("rate", fields.getOrDefault("rate", "0"));
        return new Feed(
                name,
                list(fields.get("tokens")).map(TokenHash::parse).toList(),
                scope,
                files,
                new Rate(rate, fields.containsKey("burst") ? number("burst", fields.get("burst")) : 10 * rate));
    }

    private static long number(String field, String text) {
        if (text.matches("[0-9]{1,12}")) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException(field + " must be a whole number, is '" + text + "'");
    }
}

package org.industrymonitor.ingest.auth;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A properties file of feeds, {@code feed.<name>.<field>}: {@code tokens} (hashes), {@code enterprises}, {@code sectors},
 * {@code regions}, {@code files} (true or false), {@code rate} and {@code burst} (records a second, records); lists are
 * separated by commas.
 */
final class FeedsFile {

    private static final String PREFIX = "feed.";
    private static final Set<String> FIELDS =
            Set.of("tokens", "enterprises", "sectors", "regions", "files", "rate", "burst");

    private final List<String> faults = new ArrayList<>();

    /** Thrown for a file of feeds that has faults; names all of them, and no token. */
    static final class FaultyException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        FaultyException(List<String> faults) {
            super(String.join("; ", faults));
        }
    }

    /**
     * Reads a file.
     *
     * @throws FaultyException if anything in it is not as it should be
     */
    static Feeds parse(byte[] bytes) {
        FeedsFile file = new FeedsFile();
        Feeds feeds = Feeds.of(file.feeds(file.properties(bytes)));
        if (!file.faults.isEmpty()) {
            throw new FaultyException(file.faults);
        }
        return feeds;
    }

    private Map<String, String> properties(byte[] bytes) {
        Once properties = new Once();
        try {
            properties.load(new StringReader(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()));
        } catch (CharacterCodingException e) {
            faults.add("file must be UTF-8");
        } catch (IOException | IllegalArgumentException e) {
            faults.add("file is no properties file");
        }
        properties.twice.forEach(key -> faults.add(key + " must be set once, is set twice"));
        Map<String, String> sorted = new TreeMap<>();
        properties.forEach((key, value) -> sorted.put((String) key, ((String) value).strip()));
        return sorted;
    }

    private List<Feed> feeds(Map<String, String> properties) {
        Map<String, Map<String, String>> byName = new TreeMap<>();
        properties.forEach((key, value) -> {
            int field = key.lastIndexOf('.') + 1;
            if (key.startsWith(PREFIX) && field > PREFIX.length() && FIELDS.contains(key.substring(field))) {
                byName.computeIfAbsent(key.substring(PREFIX.length(), field - 1), name -> new TreeMap<>())
                        .put(key.substring(field), value);
            } else {
                faults.add("a key must be feed.<name>.<field> with a field of "
                        + FIELDS.stream().sorted().toList() + ", one is '" + key + "'");
            }
        });
        List<Feed> feeds = new ArrayList<>();
        byName.forEach((name, fields) -> {
            try {
                feeds.add(feed(name, fields));
            } catch (IllegalArgumentException e) {
                faults.add(PREFIX + name + ": " + e.getMessage());
            }
        });
        return feeds;
    }

    private static Feed feed(String name, Map<String, String> fields) {
        Scope scope = new Scope(set(fields.get("enterprises")), set(fields.get("sectors")), set(fields.get("regions")));
        boolean files = flag(fields.getOrDefault("files", "false"));
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

    private static Stream<String> list(String text) {
        return text == null
                ? Stream.empty()
                : Stream.of(text.split(",")).map(String::strip).filter(t -> !t.isEmpty());
    }

    private static Set<String> set(String text) {
        return list(text).collect(Collectors.toSet());
    }

    private static boolean flag(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("files must be true or false, is '" + text + "'");
    }

    private static long number(String field, String text) {
        if (text.matches("[0-9]{1,12}")) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException(field + " must be a whole number, is '" + text + "'");
    }

    /** Properties that notice when a key comes twice. */
    private static final class Once extends Properties {
        private static final long serialVersionUID = 1L;

        private final transient Set<String> twice = new LinkedHashSet<>();

        @Override
        public synchronized Object put(Object key, Object value) {
            Object before = super.put(key, value);
            if (before != null) {
                twice.add((String) key);
            }
            return before;
        }
    }
}

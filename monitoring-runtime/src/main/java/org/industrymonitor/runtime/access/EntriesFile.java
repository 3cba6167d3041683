package org.industrymonitor.runtime.access;

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
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A properties file in UTF-8 of entries that have names and fields, {@code <prefix>.<name>.<field>}; lists are separated by
 * commas.
 *
 * @param prefix what each key starts with, without the dot
 * @param fields which may follow the name
 */
public record EntriesFile(String prefix, Set<String> fields) {

    public EntriesFile {
        fields = Set.copyOf(fields);
    }

    /** Thrown for a file that has faults; names all of them, and no token. */
    public static final class FaultyException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        FaultyException(List<String> faults) {
            super(String.join("; ", faults));
        }
    }

    /**
     * The entries of a file, in the order of their names.
     *
     * @param entry makes one of its name and its fields; an IllegalArgumentException of it is a fault of the file
     * @throws FaultyException if anything in it is not as it should be
     */
    public <T> List<T> read(byte[] bytes, BiFunction<String, Map<String, String>, T> entry) {
        List<String> faults = new ArrayList<>();
        Map<String, Map<String, String>> byName = byName(properties(bytes, faults), faults);
        List<T> entries = new ArrayList<>();
        byName.forEach((name, values) -> {
            try {
                entries.add(entry.apply(name, values));
            } catch (IllegalArgumentException e) {
                faults.add(prefix + "." + name + ": " + e.getMessage());
            }
        });
        if (!faults.isEmpty()) {
            throw new FaultyException(faults);
        }
        return entries;
    }

    private Map<String, Map<String, String>> byName(Map<String, String> properties, List<String> faults) {
        Map<String, Map<String, String>> byName = new TreeMap<>();
        properties.forEach((key, value) -> {
            int name = prefix.length() + 1;
            int field = key.lastIndexOf('.') + 1;
            if (key.startsWith(prefix + ".") && field > name && fields.contains(key.substring(field))) {
                byName.computeIfAbsent(key.substring(name, field - 1), absent -> new TreeMap<>())
                        .put(key.substring(field), value);
            } else {
                faults.add("a key must be " + prefix + ".<name>.<field> with a field of "
                        + fields.stream().sorted().toList() + ", one is '" + key + "'");
            }
        });
        return byName;
    }

    private static Map<String, String> properties(byte[] bytes, List<String> faults) {
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

    /** The parts of a list; of null none. */
    public static Stream<String> list(String text) {
        return text == null
                ? Stream.empty()
                : Stream.of(text.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** The parts of a list, in any order; of null none. */
    public static Set<String> set(String text) {
        return list(text).collect(Collectors.toSet());
    }

    /** @throws IllegalArgumentException unless the text is true or false */
    public static boolean flag(String field, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException(field + " must be true or false, is '" + text + "'");
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

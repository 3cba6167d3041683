package org.industrymonitor.ingest.decode;

import java.util.stream.IntStream;

/**
 * A quantity as it was written.
 *
 * @param item what is measured; empty if not named
 * @param value a number; empty where it is missing
 * @param unit of the value; empty if not named
 */
public record RawItem(String item, String value, String unit) {

    /** The first ones, which every reading asks for. */
    private static final String[] PATHS =
            IntStream.range(0, 16).mapToObj(RawItem::print).toArray(String[]::new);

    /** What the names of the fields of an item of a list start with, such as {@code items[2].} */
    public static String path(int place) {
        return place < PATHS.length ? PATHS[place] : print(place);
    }

    private static String print(int place) {
        return "items[" + place + "].";
    }
}

package org.industrymonitor.streams.pane;

import java.nio.charset.StandardCharsets;
import org.industrymonitor.runtime.store.ByteReader;

/** Finds the name that bytes spell, without making it first where it was met before. Not for use by several threads. */
public final class SeriesNames {

    private static final int PLACES = 1 << 10;

    private final SeriesName[] met = new SeriesName[PLACES];

    /** The name in those bytes. */
    public SeriesName at(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        SeriesName name = met[place];
        if (name == null || !name.isAt(bytes, from, length)) {
            name = SeriesName.of(new String(bytes, from, length, StandardCharsets.UTF_8));
            met[place] = name;
        }
        return name;
    }

    /** Reads a name that was written as a block. */
    public SeriesName read(ByteReader in) {
        int length = in.count();
        return at(in.bytes(), in.skip(length), length);
    }
}

package org.industrymonitor.ingest.folder;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;

/** Remembers how files looked, so that one still being written is told from one that is whole. */
final class SteadyFiles {

    private Map<Path, Look> before = new HashMap<>();
    private Map<Path, Look> now = new HashMap<>();

    private record Look(long size, FileTime modified) {}

    /** Whether the file looks as it did one round before. */
    boolean isSteady(Path file, long size, FileTime modified) {
        Look look = new Look(size, modified);
        now.put(file, look);
        return look.equals(before.get(file));
    }

    /** The next looks are one round later. */
    void nextRound() {
        before = now;
        now = new HashMap<>();
    }
}

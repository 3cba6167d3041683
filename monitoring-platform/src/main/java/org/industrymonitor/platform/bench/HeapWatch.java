package org.industrymonitor.platform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.industrymonitor.platform.process.ChildRole;

/**
 * The heap of a role's process: what was in use before each collection of garbage, by the log that the virtual machine keeps of
 * them, and at the end.  Nobody asks the process while it is measured.
 */
final class HeapWatch {
    private static final String METER = "jvm_memory_used_bytes{area=\"heap\"";
    private static final Pattern BEFORE = Pattern.compile("(\\d+)M->\\d+M\\(");
    private static final int MEGABYTE = 1 << 20;

    private final Path log;

    /** @param log where the virtual machine is to write */
    HeapWatch(Path log) {
        this.log = log;
    }

    /** Has the virtual machine keep the log. */
    String option() {
        return "-Xlog:gc:file=" + log;
    }

    /** The most that was in use so far. */
    long peakBytes(ChildRole role) throws IOException, InterruptedException {
        long peak = role.get("/metrics")
                .lines()
                .filter(line -> line.startsWith(METER))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        Matcher collection = BEFORE.matcher(Files.readString(log));
        while (collection.find()) {
            peak = Math.max(peak, Long.parseLong(collection.group(1)) * MEGABYTE);
        }
        return peak;
    }
}

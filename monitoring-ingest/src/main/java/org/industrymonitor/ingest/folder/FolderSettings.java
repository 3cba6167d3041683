package org.industrymonitor.ingest.folder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.industrymonitor.runtime.settings.Settings;

/**
 * The settings of the watched folder.
 *
 * @param path of the folder, in which each feed has one of its own
 * @param interval between two looks
 * @param maxBytes of a file, of a workbook also unpacked
 */
public record FolderSettings(Path path, Duration interval, int maxBytes) {

    public static final String PATH = "ingest.folder.path";
    public static final String INTERVAL_MS = "ingest.folder.interval.ms";
    public static final String FILE_MAX_BYTES = "ingest.folder.file.max.bytes";

    /** Adds the keys of the folder. */
    public static ConfigDef define(ConfigDef definition) {
        return definition
                .define(
                        PATH,
                        Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "Folder whose files of returns are taken in, each sub-folder a feed; empty: none.")
                .define(
                        INTERVAL_MS,
                        Type.LONG,
                        5_000L,
                        Range.between(100, 3_600_000),
                        Importance.LOW,
                        "How often the folder is looked into; a file that did not change for so long is taken.")
                .define(
                        FILE_MAX_BYTES,
                        Type.INT,
                        64 << 20,
                        Range.between(1 << 10, 1 << 30),
                        Importance.LOW,
                        "Largest file of the folder that is taken; of a workbook also what it unpacks to.");
    }

    /** From checked settings; empty where no folder is set. */
    public static Optional<FolderSettings> from(Settings settings) {
        return settings.optionalString(PATH)
                .map(path -> new FolderSettings(
                        Path.of(path), settings.duration(INTERVAL_MS), settings.integer(FILE_MAX_BYTES)));
    }
}

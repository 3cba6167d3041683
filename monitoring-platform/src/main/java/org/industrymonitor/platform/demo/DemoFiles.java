package org.industrymonitor.platform.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The data of the demo as the files of a feed, to be pushed to an installation elsewhere. */
public final class DemoFiles {
    private DemoFiles() {}

    /**
     * Writes sectors.csv, regions.csv, items.csv, registry.csv and readings.csv, the readings in the order of the replay
     * with all its disorder.
     *
     * @param directory made if absent
     * @return how many rows of readings there are
     * @throws IOException if a file cannot be written
     */
    public static long write(Path directory) throws IOException {
        AemoDemo demo = new AemoDemo();
        Files.createDirectories(directory);
        Map<String, byte[]> masterData = Map.of(
                "sectors.csv", demo.sectors(),
                "regions.csv", demo.regions(),
                "items.csv", demo.items(),
                "registry.csv", demo.registry());
        for (Map.Entry<String, byte[]> file : masterData.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
        List<List<Statement>> slots = demo.schedule();
        try (OutputStream readings = Files.newOutputStream(directory.resolve("readings.csv"))) {
            readings.write(AemoDemo.READINGS_HEADER.getBytes(StandardCharsets.UTF_8));
            for (List<Statement> slot : slots) {
                readings.write(demo.rowsOf(slot));
            }
        }
        return demo.rows(slots);
    }
}

package org.industrymonitor.platform.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.csv.BundledReference;
import org.industrymonitor.platform.watch.LoopbackReceiver;

/** Who is told in a rehearsal: one who wants each alert by itself, and in each city somebody who wants summaries. */
final class Receivers {
    /** Path of the one. */
    static final String ALL = "/all";

    private static final String NAME = "all";

    private final List<String> cities = BundledReference.reference().regions().stream()
            .filter(region -> region.level() == RegionLevel.CITY)
            .map(RegionEntry::code)
            .toList();

    /** Paths of the cities' receivers. */
    List<String> cityPaths() {
        return cities.stream().map(city -> "/" + city).toList();
    }

    /** What they are called, as their consumer groups end. */
    List<String> names() {
        List<String> names =
                new ArrayList<>(cities.stream().map(city -> "city-" + city).toList());
        names.add(NAME);
        return names;
    }

    /** Writes the file of receivers. */
    Path write(Path folder, LoopbackReceiver server) throws IOException {
        List<String> lines = new ArrayList<>(lines(NAME, server, ALL));
        lines.add("receiver.all.storm = 0");
        for (String city : cities) {
            lines.addAll(lines("city-" + city, server, "/" + city));
            lines.add("receiver.city-" + city + ".regions = " + city);
        }
        return Files.write(folder.resolve("receivers.properties"), lines);
    }

    private static List<String> lines(String name, LoopbackReceiver server, String path) {
        return List.of("receiver." + name + ".type = webhook", "receiver." + name + ".url = " + server.address(path));
    }
}

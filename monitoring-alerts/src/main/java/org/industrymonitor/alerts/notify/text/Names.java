package org.industrymonitor.alerts.notify.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.SectorEntry;

/** What nodes are called; by their codes where the registry does not know them. */
final class Names {

    private static final int REGIONS = 3;

    private final Words words;
    private final Directory directory;

    Names(Words words, Directory directory) {
        this.words = words;
        this.directory = directory;
    }

    /** The node by its own name. */
    String of(NodeId node) {
        String key = node.key();
        return switch (node.kind()) {
            case ENTERPRISE ->
                directory
                        .enterprise(key)
                        .map(EnterpriseVersion::name)
                        .filter(name -> !name.isBlank() && !name.equals(key))
                        .map(name -> words.say("name.enterprise", name, key))
                        .orElse(key);
            case GROUP -> words.say("name.group", key);
            case SECTOR -> sector(node);
            case COUNTY, CITY, PROVINCE, COUNTRY -> region(node);
            case CELL, SECTOR_CITY, SECTOR_PROVINCE -> words.say("name.in", sector(node), region(node));
        };
    }

    /** A contributor to a fall, which may be those not named. */
    String ofContributor(String text) {
        return text.indexOf(':') < 0 ? words.word("name", text) : of(NodeId.parse(text));
    }

    /** Its regions and sector in a line; empty when none is known. */
    String place(NodeId node) {
        List<String> regions = directory.regions(node).stream()
                .limit(REGIONS)
                .map(this::name)
                .collect(Collectors.toCollection(ArrayList::new));
        if (words.language() == Language.ZH) {
            Collections.reverse(regions);
        }
        List<String> parts = new ArrayList<>();
        if (!regions.isEmpty()) {
            parts.add(String.join(words.say("place.separator"), regions));
        }
        directory.sectors(node).stream().findFirst().map(this::name).ifPresent(parts::add);
        return String.join(words.say("list.separator"), parts);
    }

    /** The narrowest region of the node; its code when that is not known. */
    String region(NodeId node) {
        return directory.regions(node).stream()
                .findFirst()
                .map(this::name)
                .orElseGet(() -> node.region().orElse(node.key()));
    }

    /** The city it is in, or the province of what is in no city; empty where neither is known. */
    String city(NodeId node) {
        List<RegionEntry> line = directory.regions(node);
        return line.stream()
                .filter(region -> region.level() == RegionLevel.CITY)
                .findFirst()
                .or(() -> line.stream().findFirst())
                .map(this::name)
                .orElse("");
    }

    private String sector(NodeId node) {
        return directory.sectors(node).stream()
                .findFirst()
                .map(this::name)
                .orElseGet(() -> node.sector().orElse(node.key()));
    }

    private String name(RegionEntry region) {
        return words.language().pick(region.nameZh(), region.nameEn());
    }

    private String name(SectorEntry sector) {
        return words.language().pick(sector.nameZh(), sector.nameEn());
    }
}

package org.industrymonitor.platform.simulate;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.GroupShare;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.csv.BundledReference;

/**
 * The enterprises of a plan, spread over all counties and the narrowest sectors of the bundled trees with long tails: a
 * few counties, sectors and groups have many, and a few enterprises most of the output.  Nothing is kept: each is worked
 * out when it is asked for.
 *
 * <p>Each enterprise is in one group of each layer: companies of some 20 enterprises, parks of some 200, chains of some
 * 2,000.  One enterprise in {@value #PROBE_EVERY} is also alone in a group of its own, by which the way of a single
 * reading through groups is measured.
 */
final class Province {
    /** One enterprise in so many is a probe. */
    static final int PROBE_EVERY = 50;

    private static final String OUTPUT_ITEM = "output-value";
    private static final String PROBE = "probe-";
    private static final int FIRST_LAYER = 20;
    private static final double COUNTY_TAIL = 0.7;
    private static final double SECTOR_TAIL = 0.8;
    private static final double LEAST_YUAN_PER_HOUR = 200;
    private static final double MOST_YUAN_PER_HOUR = 5e6;
    private static final double SIZE_TAIL = 1.2;
    private static final int LONGEST_DELAY = 60;
    private static final int LONGEST_CORRECTION = 120;
    private static final Set<String> CONTINUOUS_DIVISIONS =
            Set.of("06", "07", "25", "26", "30", "31", "32", "44", "45", "46");

    private final Plan plan;
    private final Draw draw;
    private final Reference reference = BundledReference.reference();
    private final Weights<String> counties;
    private final Weights<String> sectors;

    Province(Plan plan) {
        this.plan = plan;
        this.draw = new Draw(plan.seed());
        counties = new Weights<>(
                reference.regions().stream()
                        .filter(region -> region.level() == RegionLevel.COUNTY)
                        .map(RegionEntry::code)
                        .toList(),
                COUNTY_TAIL);
        sectors = new Weights<>(narrowest(reference), SECTOR_TAIL);
    }

    ZoneId zone() {
        return reference.zone(counties.at(0));
    }

    /** The trees and the catalogue, which the enterprises refer to. */
    List<RegistryRecord> trees() {
        List<RegistryRecord> records = new ArrayList<>();
        reference.sectors().forEach(sector -> records.add(new RegistryRecord.OfSector(sector)));
        reference.regions().forEach(region -> records.add(new RegistryRecord.OfRegion(region)));
        reference.items().forEach(item -> records.add(new RegistryRecord.OfItem(item)));
        return records;
    }

    Works works(int number) {
        String sector = sectors.at(draw.unit(Draw.For.SECTOR, number, 0));
        double size = LEAST_YUAN_PER_HOUR * Math.pow(1 - draw.unit(Draw.For.SIZE, number, 0), -1 / SIZE_TAIL);
        return new Works(
                number,
                sector,
                counties.at(draw.unit(Draw.For.COUNTY, number, 0)),
                profile(number, sector),
                Math.min(size, MOST_YUAN_PER_HOUR),
                energyItem(sector),
                0.05 + 0.45 * draw.unit(Draw.For.INTENSITY, number, 0),
                skewed(LONGEST_DELAY, Draw.For.DELAY, number),
                1 + skewed(LONGEST_CORRECTION - 1, Draw.For.CORRECTION_DELAY, number));
    }

    EnterpriseEntry entry(int number) {
        Works works = works(number);
        return new EnterpriseEntry(
                id(number),
                List.of(new EnterpriseVersion(
                        "",
                        works.sector(),
                        works.county(),
                        groups(number),
                        Optional.empty(),
                        Optional.empty(),
                        plan.period(),
                        items(works),
                        // In 10,000 yuan an hour, so that a year of a province fits
                        Math.round(works.yuanPerHour() / 10_000 * FixedPoint.ONE),
                        OptionalLong.empty())));
    }

    /** All that it counts for, other than itself. */
    List<NodeId> nodes(int number) {
        EnterpriseVersion version = entry(number).latest();
        return reference.nodesOf(
                version.cell(), version.shares().stream().map(GroupShare::group).toList());
    }

    static List<String> items(Works works) {
        return List.of(OUTPUT_ITEM, works.energyItem());
    }

    /** The id of the enterprise of that number. */
    static String id(int number) {
        // Seven digits, so that ids are as long as each other and in order
        return "E" + String.valueOf(10_000_000 + number).substring(1);
    }

    /** The number of the enterprise of that id; empty when it is none of ours. */
    static OptionalInt number(String id) {
        try {
            return id.length() == 8 && id.charAt(0) == 'E'
                    ? OptionalInt.of(Integer.parseInt(id, 1, 8, 10))
                    : OptionalInt.empty();
        } catch (NumberFormatException another) {
            return OptionalInt.empty();
        }
    }

    static boolean isProbe(int number) {
        return number % PROBE_EVERY == 0;
    }

    /** The group that a probe is alone in. */
    static String probeGroup(int number) {
        return PROBE + id(number);
    }

    /** The number of the probe that is alone in the group; empty of any other group. */
    static OptionalInt probe(String group) {
        return group.startsWith(PROBE) ? number(group.substring(PROBE.length())) : OptionalInt.empty();
    }

    private List<String> groups(int number) {
        List<String> groups = new ArrayList<>();
        int members = FIRST_LAYER;
        for (int layer = 0; layer < plan.groups(); layer++) {
            int count = Math.max(1, plan.enterprises() / members);
            double unit = draw.unit(Draw.For.GROUP, number, layer);
            groups.add(layerName(layer) + "-" + (int) (unit * unit * count));
            members = Math.min(members * 10, FIRST_LAYER * 100);
        }
        if (isProbe(number)) {
            groups.add(probeGroup(number));
        }
        return groups;
    }

    private static String layerName(int layer) {
        return switch (layer) {
            case 0 -> "company";
            case 1 -> "park";
            case 2 -> "chain";
            default -> "chain" + (layer - 1);
        };
    }

    private Profile profile(int number, String sector) {
        if (CONTINUOUS_DIVISIONS.contains(sector.substring(0, 2))) {
            return Profile.CONTINUOUS;
        }
        return draw.unit(Draw.For.PROFILE, number, 0) < 0.4 ? Profile.TWO_SHIFTS : Profile.ONE_SHIFT;
    }

    private static String energyItem(String sector) {
        return switch (sector.substring(0, 2)) {
            case "06", "25", "44" -> "raw-coal";
            case "31" -> "coke";
            default -> "electricity";
        };
    }

    /** In 1..most, mostly short. */
    private int skewed(int most, Draw.For purpose, int number) {
        double unit = draw.unit(purpose, number, 0);
        return 1 + (int) (unit * unit * unit * most);
    }

    private static List<String> narrowest(Reference reference) {
        Set<String> parents = new HashSet<>();
        reference.sectors().forEach(sector -> sector.parent().ifPresent(parents::add));
        return reference.sectors().stream()
                .map(SectorEntry::code)
                .filter(code -> !parents.contains(code))
                .toList();
    }
}

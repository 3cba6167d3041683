package org.industrymonitor.alerts.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.notify.setup.Surroundings;
import org.industrymonitor.alerts.notify.text.Links;
import org.industrymonitor.alerts.notify.text.Past;
import org.industrymonitor.alerts.notify.text.Remarks;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.Severity;

/** Alerts to tell, and where the plants of them stand: a steel mill and a cement plant in Anyang, one more in Luoyang. */
public final class Samples {

    public static final Instant SINCE = Instant.parse("2024-06-10T00:00:00Z");

    private Samples() {}

    public static Alert alert(String plant) {
        return alert(NodeId.enterprise(plant), AlertKind.STOPPAGE, AlertState.FIRING, Severity.ORANGE);
    }

    public static Alert alert(NodeId node, AlertKind kind, AlertState state, Severity severity) {
        boolean fires = state == AlertState.FIRING;
        return new Alert(
                kind.word() + ":" + node + ":output@" + SINCE,
                node,
                "output",
                kind,
                state,
                severity,
                PeriodLength.PT30M,
                SINCE,
                SINCE,
                fires ? Optional.empty() : Optional.of(SINCE.plusSeconds(7_200)),
                fires ? 10_0000 : 605_3000,
                612_4000,
                9.3,
                "output 10.0 of 612.4 expected",
                List.of(new Contributor(node.toString(), fires ? 602_4000 : 7_1000)),
                1,
                1);
    }

    /** The registry and the calendar. */
    public static Directory directory() {
        return Directory.of(
                List.of(
                        region("410000", "河南省", "Henan", RegionLevel.PROVINCE, Optional.empty()),
                        region("410500", "安阳市", "Anyang", RegionLevel.CITY, Optional.of("410000")),
                        region("410502", "文峰区", "Wenfeng", RegionLevel.COUNTY, Optional.of("410500")),
                        region("410300", "洛阳市", "Luoyang", RegionLevel.CITY, Optional.of("410000")),
                        sector("C", "制造业", "Manufacturing", Optional.empty()),
                        sector("31", "黑色金属冶炼和压延加工业", "Ferrous metals", Optional.of("C")),
                        sector("3120", "炼钢", "Steel making", Optional.of("31")),
                        sector("30", "非金属矿物制品业", "Non-metallic minerals", Optional.of("C")),
                        enterprise("BW01", "安阳钢铁", "3120", "410502", List.of("steel-park")),
                        enterprise("CE01", "安阳水泥", "30", "410502", List.of()),
                        enterprise("LY01", "洛阳炼钢", "3120", "410300", List.of("steel-park"))),
                List.of(new CalendarEntry(
                        "region:410300",
                        Instant.parse("2024-06-09T16:00:00Z"),
                        Instant.parse("2024-06-11T16:00:00Z"),
                        CalendarKind.CURB,
                        "重污染天气")));
    }

    /** Where nothing fires, and nothing has happened. */
    public static Surroundings surroundings() {
        return new Surroundings(
                directory(),
                Links.NONE,
                Remarks.NONE,
                Past.NONE,
                Stream::empty,
                new EndedAlerts(Stream::empty, key -> Optional.empty()),
                Clock.systemUTC());
    }

    private static RegistryRecord region(
            String code, String zh, String en, RegionLevel level, Optional<String> parent) {
        return new RegistryRecord.OfRegion(new RegionEntry(code, zh, en, parent, level, Optional.empty()));
    }

    private static RegistryRecord sector(String code, String zh, String en, Optional<String> parent) {
        return new RegistryRecord.OfSector(new SectorEntry(code, zh, en, parent));
    }

    private static RegistryRecord enterprise(
            String id, String name, String sector, String region, List<String> groups) {
        return new RegistryRecord.OfEnterprise(new EnterpriseEntry(
                id,
                List.of(new EnterpriseVersion(
                        name,
                        sector,
                        region,
                        groups,
                        Optional.<LocalDate>empty(),
                        Optional.empty(),
                        PeriodLength.PT30M,
                        List.of("crude-steel"),
                        1_0000,
                        OptionalLong.empty()))));
    }
}

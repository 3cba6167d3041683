package org.industrymonitor.platform.rehearsal;

import java.util.List;
import java.util.Objects;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.platform.backtest.History;
import org.industrymonitor.platform.backtest.Labels;

/**
 * A history whose falls are known.
 *
 * @param name in words, for those who watch the progress
 */
public record Rehearsal(String name, History history, Labels labels) {

    public Rehearsal {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(labels, "labels");
    }

    /** Those that the weights of a release are fitted on, beside the sets of real and simulated histories that ship. */
    public static List<Rehearsal> all() {
        return List.of(
                new Enterprises("enterprises", 12, 110, 520).play(),
                new Enterprises("young enterprises", 13, 500, 60).play(),
                new Groups("groups by days", 15, 110, 520).play(),
                new SteadyPlants("steady plants", 11, 300, 60).play(),
                new PowerStations("power stations by days", 14, 800, 45).play(),
                new PowerUnits("power units by half-hours", 4, PeriodLength.PT30M, 4).play(),
                new PowerUnits("power units by hours", 5, PeriodLength.PT1H, 2).play(),
                new ShiftPlants("shift plants", 6, 16, 100).play());
    }
}

package org.industrymonitor.platform.fit;

import java.util.Objects;
import org.industrymonitor.alerts.detect.Clues;
import org.industrymonitor.alerts.detect.Season;

/**
 * One reading that was judged, with what is known of it afterwards.
 *
 * @param set number of the history
 * @param series number of the series in it
 * @param season of its periods
 * @param clues what was seen
 * @param standing what it truly was
 * @param fall number of the labelled fall, within its history; -1 of none
 * @param days how many days its period stands for
 * @param ordinary whether it is within its band, so that an alert that stands would end
 */
record Example(
        int set, int series, Season season, Clues clues, Standing standing, int fall, double days, boolean ordinary) {

    /** What a reading truly was. */
    enum Standing {
        ORDINARY,
        FALLEN,
        /** Just before or after a fall: an alert is true, but nothing is learned. */
        NEAR,
        IGNORED
    }

    Example {
        Objects.requireNonNull(season, "season");
        Objects.requireNonNull(clues, "clues");
        Objects.requireNonNull(standing, "standing");
    }
}

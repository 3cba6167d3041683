package org.industrymonitor.alerts.watch;

import java.util.Optional;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.PeriodLength;

/** What is remembered of the series of a node, for one length of periods. Mutable, confined to one task. */
public final class NodeSeries {

    private final Season season;
    private final SeriesState[] states = new SeriesState[Measure.values().length];

    /** Those of a node of which nothing is known yet. */
    public NodeSeries(PeriodLength length) {
        this(Season.of(length));
    }

    NodeSeries(Season season) {
        this.season = season;
    }

    Season season() {
        return season;
    }

    /** That of the measure; a new one when nothing is known of it yet. */
    public SeriesState of(Measure measure) {
        SeriesState known = states[measure.ordinal()];
        if (known == null) {
            known = new SeriesState(season);
            states[measure.ordinal()] = known;
        }
        return known;
    }

    /** That of the measure; empty when nothing is known of it yet. */
    public Optional<SeriesState> known(Measure measure) {
        return Optional.ofNullable(states[measure.ordinal()]);
    }

    void put(Measure measure, SeriesState state) {
        states[measure.ordinal()] = state;
    }
}

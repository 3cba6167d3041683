package org.industrymonitor.alerts.watch;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.model.Measure;

/** The bytes of what is remembered of a node's series: the season, and of each measure whether it is there, and its state. */
public final class NodeSeriesCodec {

    private final SeriesStateCodec states = new SeriesStateCodec();

    /** Appends them. */
    public void write(NodeSeries series, ByteBuffer out) {
        out.put((byte) series.season().ordinal());
        for (Measure measure : Measure.values()) {
            Optional<SeriesState> state = series.known(measure);
            out.put((byte) (state.isPresent() ? 1 : 0));
            state.ifPresent(known -> states.write(known, out));
        }
    }

    /**
     * Takes them back.
     *
     * @throws IllegalStateException when another release wrote them in another form
     */
    public NodeSeries read(ByteBuffer in) {
        NodeSeries series = new NodeSeries(Season.values()[in.get()]);
        for (Measure measure : Measure.values()) {
            if (in.get() == 1) {
                series.put(measure, states.read(in));
            }
        }
        return series;
    }
}

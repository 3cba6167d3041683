package org.industrymonitor.alerts.watch;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.decide.Life;
import org.industrymonitor.alerts.decide.Mark;
import org.industrymonitor.alerts.decide.Phase;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.Severity;
import org.industrymonitor.model.wire.Codecs;

/**
 * The bytes of a series' state: a version, then fixed-width fields, big-endian, in the order written here. Confined
 * to one thread, since it reuses its buffer.
 */
public final class SeriesStateCodec {

    static final byte VERSION = 4;
    private static final int LARGEST = 16 << 10;

    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);

    /** The bytes of the state; under 4 KiB but for the alert told last. */
    public byte[] encode(SeriesState state) {
        ByteBuffer out = buffer.clear();
        write(state, out);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Appends them. */
    void write(SeriesState state, ByteBuffer out) {
        out.put(VERSION).put((byte) state.season.ordinal());
        putInstant(out, state.judged);
        out.putLong(state.judgedSum).put((byte) (state.shadowed ? 1 : 0)).putInt(state.returning);
        state.baseline.write(out);
        state.complement.write(out);
        write(state.life, out);
        byte[] alert = state.alert.map(Codecs.ALERT::encode).orElse(new byte[0]);
        out.putInt(alert.length).put(alert);
    }

    /**
     * The state of those bytes.
     *
     * @throws IllegalStateException when another release wrote them in another form
     */
    public SeriesState decode(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    /** Takes them back. */
    SeriesState read(ByteBuffer in) {
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("state of a series must be of version " + VERSION + ", is " + version);
        }
        SeriesState state = new SeriesState(Season.values()[in.get()]);
        state.judged = getInstant(in);
        state.judgedSum = in.getLong();
        state.shadowed = in.get() == 1;
        state.returning = in.getInt();
        state.baseline.read(in);
        state.complement.read(in);
        state.life = readLife(in);
        byte[] alert = new byte[in.getInt()];
        in.get(alert);
        state.alert = alert.length == 0 ? Optional.empty() : Optional.of(Codecs.ALERT.decode(alert));
        return state;
    }

    private static void write(Life life, ByteBuffer out) {
        out.put((byte) life.phase().ordinal()).put((byte) life.kind().ordinal()).put((byte)
                life.severity().ordinal());
        putInstant(out, life.since());
        putInstant(out, life.raised());
        putInstant(out, life.normalFrom());
        out.putDouble(life.worst()).putInt(life.periods()).putInt(life.ordinary());
        out.put((byte) life.grounds().size());
        for (Mark mark : life.grounds()) {
            putInstant(out, mark.period());
            out.putDouble(mark.expected()).putDouble(mark.deviation()).putDouble(mark.observed());
        }
    }

    private static Life readLife(ByteBuffer in) {
        Phase phase = Phase.values()[in.get()];
        AlertKind kind = AlertKind.values()[in.get()];
        Severity severity = Severity.values()[in.get()];
        Instant since = getInstant(in);
        Instant raised = getInstant(in);
        Instant normalFrom = getInstant(in);
        double worst = in.getDouble();
        int periods = in.getInt();
        int ordinary = in.getInt();
        int count = in.get();
        List<Mark> grounds = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            grounds.add(new Mark(getInstant(in), in.getDouble(), in.getDouble(), in.getDouble()));
        }
        return new Life(phase, kind, since, raised, severity, worst, periods, ordinary, normalFrom, grounds);
    }

    private static void putInstant(ByteBuffer out, Instant instant) {
        out.putLong(instant.getEpochSecond());
    }

    private static Instant getInstant(ByteBuffer in) {
        return Instant.ofEpochSecond(in.getLong());
    }
}

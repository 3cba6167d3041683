package org.industrymonitor.alerts.condition;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.decide.Phase;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.Severity;
import org.industrymonitor.model.wire.Codecs;

/**
 * The bytes of a node's conditions: a version, then the fields in the order written here, big-endian; of conditions only
 * those that were judged, and of quiet ones only when. Confined to one thread, since it reuses its buffer.
 */
public final class NodeStateCodec {

    static final byte VERSION = 2;
    private static final int LARGEST = 64 << 10;

    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);

    /** The bytes of the state; under 1 KiB but for alerts. */
    public byte[] encode(NodeState state) {
        ByteBuffer out = buffer.clear();
        write(state, out);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Appends them. */
    void write(NodeState state, ByteBuffer out) {
        out.put(VERSION);
        state.onWorkdays.write(out);
        state.onRestDays.write(out);
        state.intensity.write(out);
        state.decline.write(out);
        out.putDouble(state.level);
        putInstant(out, state.usedPlan);
        out.put((byte) state.standings.size());
        state.standings.forEach((kind, standing) -> {
            out.put((byte) kind.ordinal());
            write(standing.episode(), out);
            byte[] alert = standing.alert().map(Codecs.ALERT::encode).orElse(new byte[0]);
            out.putInt(alert.length).put(alert);
        });
    }

    /**
     * The state of those bytes.
     *
     * @throws IllegalStateException when another release wrote them in another form
     */
    public NodeState decode(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    /** Takes them back. */
    NodeState read(ByteBuffer in) {
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("state of a node must be of version " + VERSION + ", is " + version);
        }
        NodeState state = new NodeState();
        state.onWorkdays.read(in);
        state.onRestDays.read(in);
        state.intensity.read(in);
        state.decline.read(in);
        state.level = in.getDouble();
        state.usedPlan = getInstant(in);
        int count = in.get();
        for (int i = 0; i < count; i++) {
            AlertKind kind = AlertKind.values()[in.get()];
            Episode episode = readEpisode(in);
            byte[] alert = new byte[in.getInt()];
            in.get(alert);
            Optional<Alert> told = alert.length == 0 ? Optional.empty() : Optional.of(Codecs.ALERT.decode(alert));
            state.put(kind, new Standing(episode, told));
        }
        return state;
    }

    private static void write(Episode episode, ByteBuffer out) {
        out.put((byte) episode.phase().ordinal());
        putInstant(out, episode.judged());
        if (episode.phase() == Phase.QUIET) {
            return;
        }
        out.put((byte) episode.severity().ordinal());
        putInstant(out, episode.since());
        putInstant(out, episode.raised());
        putInstant(out, episode.normalFrom());
        out.putInt(episode.periods()).putInt(episode.ordinary());
        out.put((byte) episode.grounds().size());
        for (Ground ground : episode.grounds()) {
            putInstant(out, ground.period());
            out.putDouble(ground.figure()).putDouble(ground.bound()).put((byte) (ground.above() ? 1 : 0));
        }
    }

    private static Episode readEpisode(ByteBuffer in) {
        Phase phase = Phase.values()[in.get()];
        Instant judged = getInstant(in);
        if (phase == Phase.QUIET) {
            return Episode.QUIET.quiet(judged);
        }
        Severity severity = Severity.values()[in.get()];
        Instant since = getInstant(in);
        Instant raised = getInstant(in);
        Instant normalFrom = getInstant(in);
        int periods = in.getInt();
        int ordinary = in.getInt();
        int count = in.get();
        List<Ground> grounds = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            grounds.add(new Ground(getInstant(in), in.getDouble(), in.getDouble(), in.get() == 1));
        }
        return new Episode(phase, judged, since, raised, severity, periods, ordinary, normalFrom, grounds);
    }

    private static void putInstant(ByteBuffer out, Instant instant) {
        out.putLong(instant.getEpochSecond());
    }

    private static Instant getInstant(ByteBuffer in) {
        return Instant.ofEpochSecond(in.getLong());
    }
}

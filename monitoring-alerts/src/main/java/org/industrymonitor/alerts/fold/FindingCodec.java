package org.industrymonitor.alerts.fold;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.alerts.fold.Finding.Candidate;
import org.industrymonitor.alerts.fold.Finding.Shortfall;
import org.industrymonitor.alerts.fold.Finding.Shortfalls;
import org.industrymonitor.alerts.fold.Finding.Told;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.wire.Codec;
import org.industrymonitor.model.wire.Codecs;

/** The bytes of a finding on its way to a group: a version, what it is, and its fields. */
public final class FindingCodec implements Codec<Finding> {

    private static final int VERSION = 1;
    private static final int TOLD = 0;
    private static final int CANDIDATE = 1;
    /** One alone, as earlier builds wrote it. */
    private static final int SHORTFALL = 2;

    private static final int SHORTFALLS = 3;

    @Override
    public byte[] encode(Finding finding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            if (finding instanceof Shortfalls shortfalls) {
                out.writeByte(SHORTFALLS);
                out.writeUTF(shortfalls.series());
                out.writeUTF(shortfalls.length().name());
                out.writeLong(shortfalls.period().getEpochSecond());
                out.writeInt(shortfalls.parts().size());
                for (Shortfall part : shortfalls.parts()) {
                    out.writeUTF(part.child());
                    out.writeLong(part.fall());
                    out.writeBoolean(part.planned());
                }
            } else if (finding instanceof Candidate candidate) {
                out.writeByte(CANDIDATE);
                out.writeLong(candidate.period().getEpochSecond());
                out.writeBoolean(candidate.still());
                out.write(Codecs.ALERT.encode(candidate.alert()));
            } else if (finding instanceof Told told) {
                out.writeByte(TOLD);
                out.write(Codecs.ALERT.encode(told.alert()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory must take every finding", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException when another release wrote them in another form */
    @Override
    public Finding decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("finding must be of version " + VERSION + ", is " + version);
            }
            int what = in.readByte();
            return switch (what) {
                case SHORTFALL ->
                    new Shortfalls(List.of(new Shortfall(
                            in.readUTF(),
                            in.readUTF(),
                            PeriodLength.valueOf(in.readUTF()),
                            Instant.ofEpochSecond(in.readLong()),
                            in.readLong(),
                            in.readBoolean())));
                case SHORTFALLS -> shortfalls(in);
                case CANDIDATE -> {
                    Instant period = Instant.ofEpochSecond(in.readLong());
                    boolean still = in.readBoolean();
                    yield new Candidate(Codecs.ALERT.decode(in.readAllBytes()), period, still);
                }
                case TOLD -> new Told(Codecs.ALERT.decode(in.readAllBytes()));
                default -> throw new IllegalStateException("finding must be of a known form, is " + what);
            };
        } catch (IOException e) {
            throw new IllegalStateException("finding ends too early, after " + bytes.length + " bytes", e);
        }
    }

    private static Shortfalls shortfalls(DataInputStream in) throws IOException {
        String series = in.readUTF();
        PeriodLength length = PeriodLength.valueOf(in.readUTF());
        Instant period = Instant.ofEpochSecond(in.readLong());
        int count = in.readInt();
        List<Shortfall> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new Shortfall(in.readUTF(), series, length, period, in.readLong(), in.readBoolean()));
        }
        return new Shortfalls(parts);
    }
}

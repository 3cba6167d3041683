package org.industrymonitor.alerts.fold;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.industrymonitor.alerts.fold.Finding.Candidate;
import org.industrymonitor.alerts.fold.Finding.Shortfall;
import org.industrymonitor.alerts.fold.Finding.Told;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.wire.Codec;
import org.industrymonitor.model.wire.Codecs;

/** The bytes of a finding on its way to a group: a version, what it is, and its fields. */
public final class FindingCodec implements Codec<Finding> {

    private static final int VERSION = 1;
    private static final int TOLD = 0;
    private static final int CANDIDATE = 1;
    private static final int SHORTFALL = 2;

    @Override
    public byte[] encode(Finding finding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            if (finding instanceof Shortfall shortfall) {
                out.writeByte(SHORTFALL);
                out.writeUTF(shortfall.child());
                out.writeUTF(shortfall.series());
                out.writeUTF(shortfall.length().name());
                out.writeLong(shortfall.period().getEpochSecond());
                out.writeLong(shortfall.fall());
                out.writeBoolean(shortfall.planned());
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
                    new Shortfall(
                            in.readUTF(),
                            in.readUTF(),
                            PeriodLength.valueOf(in.readUTF()),
                            Instant.ofEpochSecond(in.readLong()),
                            in.readLong(),
                            in.readBoolean());
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
}

package org.industrymonitor.streams.imputation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.runtime.store.Encoding;

/** Who is told of a cell's estimates, and up to where anything is known of it. */
final class RespondingCell {

    private static final int FORMAT = 1;

    static final Encoding<RespondingCell> ENCODING = new Encoding<>() {
        @Override
        public byte[] encode(RespondingCell cell) {
            ByteWriter out = new ByteWriter(512).octet(FORMAT).unsigned(cell.audiences.size());
            cell.audiences.forEach(audience -> audience.write(out));
            out.unsigned(cell.last.size());
            cell.last.forEach((length, index) -> out.octet(length.ordinal()).signed(index));
            return out.toBytes();
        }

        @Override
        public RespondingCell decode(byte[] bytes) {
            ByteReader in = new ByteReader(bytes);
            in.version(FORMAT);
            RespondingCell cell = new RespondingCell();
            int audiences = in.count();
            for (int i = 0; i < audiences; i++) {
                cell.audiences.add(Audience.read(in));
            }
            int lengths = in.count();
            for (int i = 0; i < lengths; i++) {
                cell.last.put(PeriodLength.values()[in.octet()], in.signed());
            }
            return cell;
        }
    };

    /** Never taken away, since chunks know them by their place here. */
    private final List<Audience> audiences = new ArrayList<>();

    /** By length, number of the last period of which a figure ever told anything. */
    private final Map<PeriodLength, Long> last = new EnumMap<>(PeriodLength.class);

    List<Audience> audiences() {
        return audiences;
    }

    Map<PeriodLength, Long> last() {
        return last;
    }

    /** The number by which chunks know an audience. */
    int number(Audience audience) {
        int known = audiences.indexOf(audience);
        if (known >= 0) {
            return known;
        }
        audiences.add(audience);
        return audiences.size() - 1;
    }

    void note(PeriodLength length, long index) {
        last.merge(length, index, Math::max);
    }
}

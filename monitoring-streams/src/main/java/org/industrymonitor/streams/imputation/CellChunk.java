package org.industrymonitor.streams.imputation;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.runtime.store.Encoding;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;

/**
 * What a cell knows about its respondents in 64 consecutive periods: how they moved, what those that stopped left behind, and
 * what was told of that.
 */
final class CellChunk {

    private static final int FORMAT = 1;

    /** A series as it counts for an audience, by the audience's number. */
    record Line(int audience, SeriesName series) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            return audience == other.audience
                    ? series.compareTo(other.series)
                    : Integer.compare(audience, other.audience);
        }
    }

    /** What there is of a line, where it is not 0. */
    private static final class Gaps {
        /** By period and how many are missing after it: what was left behind. */
        private final TreeMap<Integer, Long> left = new TreeMap<>();

        /** By period: the estimate told last. */
        private final TreeMap<Integer, Long> told = new TreeMap<>();

        boolean isEmpty() {
            return left.isEmpty() && told.isEmpty();
        }
    }

    /** Of each series the sums now and then of each period, side by side. */
    private final TreeMap<SeriesName, long[]> movements = new TreeMap<>();

    private final TreeMap<Line, Gaps> lines = new TreeMap<>();

    /** The encoding of a task, which has names to share. */
    static Encoding<CellChunk> encoding() {
        SeriesNames names = new SeriesNames();
        return new Encoding<>() {
            @Override
            public byte[] encode(CellChunk chunk) {
                return chunk.toBytes();
            }

            @Override
            public CellChunk decode(byte[] bytes) {
                return fromBytes(new ByteReader(bytes), names);
            }
        };
    }

    /** The lines of which anything was left behind or told. */
    Set<Line> lines() {
        return lines.keySet();
    }

    Movement movement(SeriesName series, int slot) {
        long[] sums = movements.get(series);
        return sums == null ? Movement.NONE : new Movement(sums[2 * slot], sums[2 * slot + 1]);
    }

    /** What those left behind in a period that do not report so many periods after it; 0 where that does not fit a long. */
    long left(Line line, int slot, int missing) {
        Gaps gaps = lines.get(line);
        if (gaps == null) {
            return 0;
        }
        BigInteger sum = BigInteger.ZERO;
        for (long amount :
                gaps.left.subMap(gap(slot, missing), gap(slot + 1, 0)).values()) {
            sum = sum.add(BigInteger.valueOf(amount));
        }
        return sum.bitLength() < Long.SIZE ? sum.longValue() : 0;
    }

    private static int gap(int slot, int missing) {
        return slot * ChunkKey.PERIODS + missing;
    }

    long told(Line line, int slot) {
        Gaps gaps = lines.get(line);
        return gaps == null ? 0 : gaps.told.getOrDefault(slot, 0L);
    }

    void tell(Line line, int slot, long estimate) {
        Gaps gaps = lines.computeIfAbsent(line, l -> new Gaps());
        if (estimate == 0) {
            gaps.told.remove(slot);
        } else {
            gaps.told.put(slot, estimate);
        }
        removeIfEmpty(line, gaps);
    }

    private void removeIfEmpty(Line line, Gaps gaps) {
        if (gaps.isEmpty()) {
            lines.remove(line);
        }
    }

    /**
     * Adds what changes in a period.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    void add(int audience, int slot, CellDelta delta) {
        delta.visit(new CellDelta.Visitor() {
            @Override
            public void moved(SeriesName name, long now, long then) {
                long[] sums = movements.computeIfAbsent(name, n -> new long[2 * ChunkKey.PERIODS]);
                sums[2 * slot] = Math.addExact(sums[2 * slot], now);
                sums[2 * slot + 1] = Math.addExact(sums[2 * slot + 1], then);
            }

            @Override
            public void left(SeriesName name, int missing, long amount) {
                Line line = new Line(audience, name);
                Gaps gaps = lines.computeIfAbsent(line, l -> new Gaps());
                long sum = Math.addExact(gaps.left.getOrDefault(gap(slot, missing), 0L), amount);
                if (sum == 0) {
                    gaps.left.remove(gap(slot, missing));
                } else {
                    gaps.left.put(gap(slot, missing), sum);
                }
                removeIfEmpty(line, gaps);
            }
        });
    }

    private byte[] toBytes() {
        ByteWriter out = new ByteWriter(512).octet(FORMAT).unsigned(movements.size());
        movements.forEach((name, sums) -> {
            long moved = 0;
            for (int at = 0; at < sums.length; at++) {
                moved |= sums[at] != 0 ? 1L << at / 2 : 0;
            }
            out.block(name.utf8()).unsigned(moved);
            for (int at = 0; at < sums.length; at++) {
                if ((moved >>> at / 2 & 1) != 0) {
                    out.signed(sums[at]);
                }
            }
        });
        out.unsigned(lines.size());
        lines.forEach((line, gaps) -> {
            out.unsigned(line.audience()).block(line.series().utf8());
            write(out, gaps.left);
            write(out, gaps.told);
        });
        return out.toBytes();
    }

    private static void write(ByteWriter out, Map<Integer, Long> amounts) {
        out.unsigned(amounts.size());
        amounts.forEach((place, amount) -> out.unsigned(place).signed(amount));
    }

    private static CellChunk fromBytes(ByteReader in, SeriesNames names) {
        in.version(FORMAT);
        CellChunk chunk = new CellChunk();
        int series = in.count();
        for (int i = 0; i < series; i++) {
            long[] sums = new long[2 * ChunkKey.PERIODS];
            chunk.movements.put(names.read(in), sums);
            long moved = in.unsigned();
            for (int at = 0; at < sums.length; at++) {
                if ((moved >>> at / 2 & 1) != 0) {
                    sums[at] = in.signed();
                }
            }
        }
        int lines = in.count();
        for (int i = 0; i < lines; i++) {
            Gaps gaps = new Gaps();
            chunk.lines.put(new Line(in.count(), names.read(in)), gaps);
            read(in, gaps.left);
            read(in, gaps.told);
        }
        return chunk;
    }

    private static void read(ByteReader in, Map<Integer, Long> amounts) {
        int count = in.count();
        for (int i = 0; i < count; i++) {
            amounts.put(in.count(), in.signed());
        }
    }
}

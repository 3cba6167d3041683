package org.industrymonitor.model.wire;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.proto.AggregateProto;
import org.industrymonitor.model.proto.ColumnProto;

/**
 * Reads of an aggregate's bytes the measures of its pane and leaves the rest, for whoever reads millions: the windows, which are
 * most of it, and products are passed over. Whatever is not as {@link AggregateWriter} writes it is decoded by {@link
 * Codecs#AGGREGATE}. Not for use by several threads.
 */
public final class PaneView {

    private static final PeriodLength[] LENGTHS = PeriodLength.values();
    private static final Measure[] MEASURES = Measure.values();
    private static final byte[][] NAMES =
            Arrays.stream(MEASURES).map(m -> AggregateWriter.utf8(m.series())).toArray(byte[][]::new);
    private static final int MOST_SERIES = 64;
    /** Sums and counts; and their weights. */
    private static final int FIGURES = 1 | 2 | 4;

    private static final int WEIGHTS = 8 | 16;

    private static final int BLOCK = 2;
    private static final int NODE = AggregateProto.NODE_FIELD_NUMBER << 3 | BLOCK;
    private static final int PERIOD = AggregateProto.PERIOD_FIELD_NUMBER << 3;
    private static final int START = AggregateProto.START_EPOCH_SECOND_FIELD_NUMBER << 3;
    private static final int SERIES = AggregateProto.SERIES_FIELD_NUMBER << 3 | BLOCK;
    private static final int AS_OF = AggregateProto.AS_OF_EPOCH_SECOND_FIELD_NUMBER << 3;
    private static final int COMPLETE = AggregateProto.COMPLETE_FIELD_NUMBER << 3;
    private static final int COLUMNS = AggregateProto.COLUMNS_FIELD_NUMBER << 3 | BLOCK;
    private static final int SUMS = AggregateProto.SUMS_FIELD_NUMBER << 3 | BLOCK;
    private static final int REPORTED = AggregateProto.REPORTED_FIELD_NUMBER << 3 | BLOCK;
    private static final int EXPECTED = AggregateProto.EXPECTED_FIELD_NUMBER << 3 | BLOCK;
    private static final int REPORTED_WEIGHT = AggregateProto.REPORTED_WEIGHT_FIELD_NUMBER << 3 | BLOCK;
    private static final int EXPECTED_WEIGHT = AggregateProto.EXPECTED_WEIGHT_FIELD_NUMBER << 3 | BLOCK;
    private static final int FIGURE_WEIGHT = AggregateProto.FIGURE_WEIGHT_FIELD_NUMBER << 3;
    private static final int IMPUTED = AggregateProto.IMPUTED_FIELD_NUMBER << 3 | BLOCK;

    private final long[] sums = new long[MOST_SERIES];
    private final long[] reported = new long[MOST_SERIES];
    private final long[] expected = new long[MOST_SERIES];
    private final long[] reportedWeight = new long[MOST_SERIES];
    private final long[] expectedWeight = new long[MOST_SERIES];

    /** By series: which measure it is; negative of another one. */
    private final int[] measures = new int[MOST_SERIES];

    private byte[] bytes;
    private int position;
    private int nodeFrom;
    private int nodeLength;
    private PeriodLength length;
    private long start;
    private boolean complete;
    private int series;
    private boolean paned;
    /** Whether there are columns, and the pane is not the first. */
    private boolean odd;

    /** Blocks of figures that were there, by bits. */
    private int blocks;

    private long figureWeight;

    /** An aggregate without windows, and whether any figure of its pane was reported. */
    public record Pane(Aggregate aggregate, boolean reported) {}

    /**
     * Reads a message; totals other than those of measures, estimates and windows are left out.
     *
     * @param nodes makes a node of its text, as {@link NodeId#parse} does, and may remember it
     * @throws Undecodable when it is none, as far as it is read
     */
    public Pane read(byte[] message, Function<String, NodeId> nodes) {
        if (!isOrdinary(message)) {
            return whole(Codecs.AGGREGATE.decode(message));
        }
        try {
            List<SeriesTotal> pane = new ArrayList<>(MEASURES.length);
            boolean any = false;
            for (int row = 0; paned && row < series; row++) {
                any |= reported[row] > 0;
                if (measures[row] >= 0 && (sums[row] | reported[row] | expected[row]) != 0) {
                    pane.add(total(row));
                }
            }
            NodeId node = nodes.apply(new String(bytes, nodeFrom, nodeLength, StandardCharsets.UTF_8));
            Period period = new Period(length, Instant.ofEpochSecond(start));
            return new Pane(new Aggregate(node, period, complete, pane, Optional.empty()), any);
        } catch (IllegalArgumentException | DateTimeException refused) {
            return whole(Codecs.AGGREGATE.decode(message));
        }
    }

    private static Pane whole(Aggregate aggregate) {
        return new Pane(
                new Aggregate(
                        aggregate.node(),
                        aggregate.period(),
                        aggregate.complete(),
                        aggregate.pane().stream()
                                .filter(total -> Arrays.stream(MEASURES)
                                        .anyMatch(m -> m.series().equals(total.series())))
                                .map(total -> total.withImputed(0))
                                .toList(),
                        Optional.empty()),
                aggregate.pane().stream().anyMatch(total -> total.reported() > 0));
    }

    private SeriesTotal total(int row) {
        return new SeriesTotal(
                MEASURES[measures[row]].series(),
                sums[row],
                reported[row],
                expected[row],
                blocks > FIGURES ? reportedWeight[row] : reported[row] * figureWeight,
                blocks > FIGURES ? expectedWeight[row] : expected[row] * figureWeight);
    }

    private boolean isOrdinary(byte[] message) {
        bytes = message;
        position = 0;
        nodeLength = 0;
        length = null;
        start = 0;
        complete = false;
        series = 0;
        paned = false;
        odd = false;
        blocks = 0;
        figureWeight = 0;
        try {
            while (position < bytes.length) {
                if (!readField()) {
                    return false;
                }
            }
        } catch (IndexOutOfBoundsException cut) {
            return false;
        }
        boolean told = blocks == FIGURES || blocks == (FIGURES | WEIGHTS);
        return length != null && nodeLength > 0 && !odd && (told || !paned && blocks == 0);
    }

    /** Fields come in the order of their numbers, so that the series are known before their figures. */
    private boolean readField() {
        int tag = (int) varint();
        switch (tag) {
            case NODE -> {
                nodeLength = (int) varint();
                nodeFrom = position;
                return pass(nodeLength);
            }
            case PERIOD -> {
                int number = (int) varint();
                length = number >= 1 && number <= LENGTHS.length ? LENGTHS[number - 1] : null;
            }
            case START -> start = signed();
            case SERIES -> {
                return readName();
            }
            case AS_OF -> varint();
            case COMPLETE -> complete = varint() != 0;
            case COLUMNS -> {
                int end = end();
                // The pane is the first column, if there is one.
                paned = varint() == ColumnProto.PANE_VALUE;
                odd |= !paned;
                position = end;
            }
            case SUMS -> {
                return readFigures(1, sums, true);
            }
            case REPORTED -> {
                return readFigures(2, reported, false);
            }
            case EXPECTED -> {
                return readFigures(4, expected, false);
            }
            case REPORTED_WEIGHT -> {
                return readFigures(8, reportedWeight, false);
            }
            case EXPECTED_WEIGHT -> {
                return readFigures(16, expectedWeight, false);
            }
            case FIGURE_WEIGHT -> figureWeight = varint();
            case IMPUTED -> position = end();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean readName() {
        int size = (int) varint();
        int from = position;
        if (series == MOST_SERIES || blocks != 0 || !pass(size)) {
            return false;
        }
        measures[series] = -1;
        for (int i = 0; i < NAMES.length; i++) {
            if (Arrays.equals(bytes, from, position, NAMES[i], 0, NAMES[i].length)) {
                measures[series] = i;
            }
        }
        series++;
        return true;
    }

    private boolean readFigures(int block, long[] to, boolean signs) {
        int end = end();
        blocks |= block;
        if (paned) {
            for (int row = 0; row < series; row++) {
                to[row] = signs ? signed() : varint();
            }
        }
        boolean within = position <= end;
        position = end;
        return within;
    }

    /** Where the block ends whose length comes next. */
    private int end() {
        int size = (int) varint();
        if (size < 0 || size > bytes.length - position) {
            throw new IndexOutOfBoundsException("a block is longer than the message");
        }
        return position + size;
    }

    private boolean pass(int count) {
        if (count < 0 || count > bytes.length - position) {
            return false;
        }
        position += count;
        return true;
    }

    private long signed() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IndexOutOfBoundsException("a number has too many bytes");
    }
}

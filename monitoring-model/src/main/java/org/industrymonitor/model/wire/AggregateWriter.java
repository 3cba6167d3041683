package org.industrymonitor.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.proto.AggregateProto;
import org.industrymonitor.model.proto.TotalsProto;
import org.industrymonitor.model.proto.WindowTotalsProto;

/**
 * Writes the bytes of an aggregate without making the values first: the same bytes as {@link Codecs#AGGREGATE}, for whoever
 * writes one with every reading. After {@link #begin}, totals are of the pane; after each {@link #window}, of that window;
 * windows come in their order. Not for use by several threads.
 */
public final class AggregateWriter {

    private static final int WIRE_VARINT = 0;
    private static final int WIRE_BLOCK = 2;
    private static final int FIGURES = 3;
    private static final Window[] WINDOWS = Window.values();
    private static final int PANE = 0;

    /** The pane and the windows. */
    private static final int PLACES = 1 + WINDOWS.length;

    private static final int ROW = PLACES * FIGURES;
    private static final int[] WINDOW_NUMBERS = Arrays.stream(WINDOWS)
            .mapToInt(window -> AggregateMessages.WINDOW.generated(window).getNumber())
            .toArray();

    private final Buffer message = new Buffer();
    private final Buffer window = new Buffer();
    private final Buffer totals = new Buffer();
    private final Buffer packed = new Buffer();

    /** Names in natural order, and for each the figures of pane and windows. */
    private String[] series = new String[8];

    private long[] figures = new long[8 * ROW];
    private int size;
    private int place;
    private int lastPlace;

    private String node;
    private PeriodLength length;
    private long start;
    private long end;

    /** Starts an aggregate. */
    public void begin(String newNode, PeriodLength newLength, long startEpochSecond, long asOfEpochSecond) {
        node = newNode;
        length = newLength;
        start = startEpochSecond;
        end = asOfEpochSecond;
        size = 0;
        place = PANE;
        lastPlace = PANE;
    }

    /** Sets a total of the pane or window at hand; one whose figures are all 0 is left out. */
    public void total(String name, long sum, long reported, long expected) {
        int at = row(name) * ROW + place * FIGURES;
        figures[at] = sum;
        figures[at + 1] = reported;
        figures[at + 2] = expected;
    }

    /** Starts a window. */
    public void window(Window which) {
        place = 1 + which.ordinal();
        lastPlace = place;
    }

    /** Ends the aggregate; all windows up to the last one started are in it. */
    public byte[] toBytes() {
        message.size = 0;
        message.text(AggregateProto.NODE_FIELD_NUMBER, node);
        message.number(
                AggregateProto.PERIOD_FIELD_NUMBER,
                ReadingMessages.length(length).getNumber());
        message.signed(AggregateProto.START_EPOCH_SECOND_FIELD_NUMBER, start);
        for (int i = 0; i < size; i++) {
            message.text(AggregateProto.SERIES_FIELD_NUMBER, series[i]);
        }
        writeTotals(PANE);
        message.block(AggregateProto.PANE_FIELD_NUMBER, totals);
        message.signed(AggregateProto.AS_OF_EPOCH_SECOND_FIELD_NUMBER, end);
        for (int p = 1; p <= lastPlace; p++) {
            window.size = 0;
            window.number(WindowTotalsProto.WINDOW_FIELD_NUMBER, WINDOW_NUMBERS[p - 1]);
            writeTotals(p);
            window.block(WindowTotalsProto.TOTALS_FIELD_NUMBER, totals);
            message.block(AggregateProto.WINDOWS_FIELD_NUMBER, window);
        }
        return Arrays.copyOf(message.bytes, message.size);
    }

    private void writeTotals(int of) {
        totals.size = 0;
        if (size > 0) {
            writePacked(TotalsProto.SUMS_FIELD_NUMBER, of, 0);
            writePacked(TotalsProto.REPORTED_FIELD_NUMBER, of, 1);
            writePacked(TotalsProto.EXPECTED_FIELD_NUMBER, of, 2);
        }
    }

    private void writePacked(int field, int of, int figure) {
        packed.size = 0;
        packed.ensure(10 * size);
        for (int i = 0; i < size; i++) {
            long value = figures[i * ROW + of * FIGURES + figure];
            packed.varint(figure == 0 ? zigzag(value) : value);
        }
        totals.block(field, packed);
    }

    private int row(String name) {
        for (int i = 0; i < size; i++) {
            if (series[i].equals(name)) {
                return i;
            }
        }
        int at = -Arrays.binarySearch(series, 0, size, name) - 1;
        if (size == series.length) {
            series = Arrays.copyOf(series, size * 2);
            figures = Arrays.copyOf(figures, size * 2 * ROW);
        }
        System.arraycopy(series, at, series, at + 1, size - at);
        System.arraycopy(figures, at * ROW, figures, (at + 1) * ROW, (size - at) * ROW);
        Arrays.fill(figures, at * ROW, (at + 1) * ROW, 0);
        series[at] = name;
        size++;
        return at;
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    /** A growing array; number fields of the default value are left out, as the format asks. */
    private static final class Buffer {
        private byte[] bytes = new byte[256];
        private int size;

        void text(int field, String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            ensure(utf8.length + 10);
            varint((long) field << 3 | WIRE_BLOCK);
            varint(utf8.length);
            System.arraycopy(utf8, 0, bytes, size, utf8.length);
            size += utf8.length;
        }

        void signed(int field, long value) {
            number(field, zigzag(value));
        }

        void number(int field, long value) {
            if (value != 0) {
                ensure(20);
                varint((long) field << 3 | WIRE_VARINT);
                varint(value);
            }
        }

        void block(int field, Buffer block) {
            ensure(block.size + 10);
            varint((long) field << 3 | WIRE_BLOCK);
            varint(block.size);
            System.arraycopy(block.bytes, 0, bytes, size, block.size);
            size += block.size;
        }

        void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        void ensure(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }
    }
}

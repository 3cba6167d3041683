package org.industrymonitor.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.proto.AggregateProto;
import org.industrymonitor.model.proto.SeriesTotalProto;
import org.industrymonitor.model.proto.WindowTotalsProto;

/**
 * Writes the bytes of an aggregate without making the values first: the same bytes as {@link Codecs#AGGREGATE}, for whoever
 * writes one with every reading. Calls come in the order of the contract: {@link #begin}, totals of the pane,
 * {@link #asOf}, then each window followed by its totals, {@link #toBytes}. Not for use by several threads.
 */
public final class AggregateWriter {

    private static final int WIRE_VARINT = 0;
    private static final int WIRE_BLOCK = 2;

    private final Buffer message = new Buffer();
    private final Buffer window = new Buffer();
    private final Buffer total = new Buffer();
    private boolean inWindow;

    /** Starts an aggregate. */
    public AggregateWriter begin(String node, PeriodLength length, long startEpochSecond) {
        message.size = 0;
        inWindow = false;
        message.text(AggregateProto.NODE_FIELD_NUMBER, node);
        message.number(
                AggregateProto.PERIOD_FIELD_NUMBER,
                ReadingMessages.length(length).getNumber());
        message.signed(AggregateProto.START_EPOCH_SECOND_FIELD_NUMBER, startEpochSecond);
        return this;
    }

    /** Adds a total to the pane or, after {@link #window}, to the window; series in the order of their names. */
    public void total(String series, long sum, long reported, long expected) {
        total.size = 0;
        total.text(SeriesTotalProto.SERIES_FIELD_NUMBER, series);
        total.signed(SeriesTotalProto.SUM_FIELD_NUMBER, sum);
        total.number(SeriesTotalProto.REPORTED_FIELD_NUMBER, reported);
        total.number(SeriesTotalProto.EXPECTED_FIELD_NUMBER, expected);
        if (inWindow) {
            window.block(WindowTotalsProto.TOTALS_FIELD_NUMBER, total);
        } else {
            message.block(AggregateProto.PANE_FIELD_NUMBER, total);
        }
    }

    /** Says where the windows end. */
    public void asOf(long epochSecond) {
        message.signed(AggregateProto.AS_OF_EPOCH_SECOND_FIELD_NUMBER, epochSecond);
    }

    /** Starts a window. */
    public void window(Window which) {
        endWindow();
        inWindow = true;
        window.size = 0;
        window.number(WindowTotalsProto.WINDOW_FIELD_NUMBER, WINDOW_NUMBERS[which.ordinal()]);
    }

    /** Ends the aggregate. */
    public byte[] toBytes() {
        endWindow();
        return Arrays.copyOf(message.bytes, message.size);
    }

    private void endWindow() {
        if (inWindow) {
            message.block(AggregateProto.WINDOWS_FIELD_NUMBER, window);
            inWindow = false;
        }
    }

    private static final int[] WINDOW_NUMBERS = Arrays.stream(Window.values())
            .mapToInt(w -> AggregateMessages.WINDOW.generated(w).getNumber())
            .toArray();

    /** A growing array; fields of the default value are left out, as the format asks. */
    private static final class Buffer {
        private byte[] bytes = new byte[256];
        private int size;

        void text(int field, String text) {
            if (text.isEmpty()) {
                return;
            }
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            ensure(utf8.length + 10);
            varint((long) field << 3 | WIRE_BLOCK);
            varint(utf8.length);
            System.arraycopy(utf8, 0, bytes, size, utf8.length);
            size += utf8.length;
        }

        void signed(int field, long value) {
            number(field, value << 1 ^ value >> 63);
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

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        private void ensure(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }
    }
}

package org.industrymonitor.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.proto.AggregateProto;

/**
 * Writes the bytes of an aggregate without making the values first: the same bytes as {@link Codecs#AGGREGATE}, for whoever
 * writes one with every reading. Not for use by several threads.
 *
 * <p>Figures stand in columns, numbered by {@link #PANE}, {@link #now} and {@link #earlier}, and in rows, one for each
 * series. Rows and columns in which every figure is 0 are left out.
 */
public final class AggregateWriter {

    /** The column of the pane. */
    public static final int PANE = 0;

    private static final int WINDOWS = Window.values().length;
    private static final int COLUMNS = 1 + 2 * WINDOWS;

    private final MessageBuffer message = new MessageBuffer(512);
    private final MessageBuffer packed = new MessageBuffer(512);

    /** Column after column, in each row after row. */
    private long[] sums = {};

    private long[] reported = {};
    private long[] expected = {};
    private long[] reportedWeight = {};
    private long[] expectedWeight = {};

    /** Null until anything is: mostly nothing ever is. */
    private long[] imputed;

    private boolean anyImputed;
    private final boolean[] usedColumns = new boolean[COLUMNS];
    private boolean[] usedRows = {};

    /** Where the figures are that are written, in their order. */
    private int[] places = {};

    private int written;

    private byte[][] names = new byte[0][];
    private int rows;
    private boolean complete;
    private long asOf;
    private boolean counted;
    private long figureWeight;

    /** The column of a window. */
    public static int now(Window window) {
        return 1 + window.ordinal();
    }

    /** The column of a window one year earlier. */
    public static int earlier(Window window) {
        return 1 + WINDOWS + window.ordinal();
    }

    /**
     * Starts an aggregate.
     *
     * @param node in UTF-8
     * @param seriesNames of the rows, in UTF-8, in natural order
     * @param count how many of them
     */
    public void begin(
            byte[] node,
            PeriodLength length,
            long startEpochSecond,
            boolean isComplete,
            byte[][] seriesNames,
            int count) {
        names = seriesNames;
        rows = count;
        Arrays.fill(usedColumns, false);
        if (usedRows.length < rows) {
            grow(rows * 2);
        }
        Arrays.fill(usedRows, 0, rows, false);
        message.clear();
        message.block(AggregateProto.NODE_FIELD_NUMBER, node);
        message.number(
                AggregateProto.PERIOD_FIELD_NUMBER,
                ReadingMessages.length(length).getNumber());
        message.number(AggregateProto.START_EPOCH_SECOND_FIELD_NUMBER, Varint.zigzag(startEpochSecond));
        complete = isComplete;
        asOf = Long.MIN_VALUE;
        counted = false;
        figureWeight = -1;
        forgetImputed();
    }

    private void forgetImputed() {
        if (anyImputed) {
            anyImputed = false;
            Arrays.fill(imputed, 0);
        }
    }

    /** Says that the record has windows, and where they end. */
    public void asOf(long epochSecond) {
        asOf = epochSecond;
    }

    /** Says that every figure weighs so much: then no weights have to be given. */
    public void eachWeighs(long weight) {
        figureWeight = weight;
    }

    /** Sets a total. Of a column of which one is set, all are to be set. */
    public void total(int column, int row, long sum, long count, long due, long weight, long dueWeight) {
        total(column, row, sum, count, due);
        int place = column * rows + row;
        reportedWeight[place] = weight;
        expectedWeight[place] = dueWeight;
    }

    /** Sets a total where every figure weighs the same. Of a column of which one is set, all are to be set. */
    public void total(int column, int row, long sum, long count, long due) {
        int place = column * rows + row;
        sums[place] = sum;
        reported[place] = count;
        expected[place] = due;
        if ((sum | count | due) != 0) {
            usedColumns[column] = true;
            usedRows[row] = true;
            counted |= (count | due) != 0;
        }
    }

    /** Sets what is estimated beside a total. It is left out where the total is. */
    public void imputed(int column, int row, long amount) {
        if (imputed == null) {
            imputed = new long[sums.length];
        }
        imputed[column * rows + row] = amount;
        anyImputed |= amount != 0;
    }

    /** Ends the aggregate. */
    public byte[] toBytes() {
        for (int row = 0; row < rows; row++) {
            if (usedRows[row]) {
                message.block(AggregateProto.SERIES_FIELD_NUMBER, names[row]);
            }
        }
        if (asOf != Long.MIN_VALUE) {
            message.numberEvenZero(AggregateProto.AS_OF_EPOCH_SECOND_FIELD_NUMBER, Varint.zigzag(asOf));
        }
        message.number(AggregateProto.COMPLETE_FIELD_NUMBER, complete ? 1 : 0);
        writeColumns();
        packSigned(AggregateProto.SUMS_FIELD_NUMBER, sums);
        pack(AggregateProto.REPORTED_FIELD_NUMBER, reported);
        pack(AggregateProto.EXPECTED_FIELD_NUMBER, expected);
        long weight = figureWeight < 0 ? commonWeight() : counted ? figureWeight : 0;
        if (weight < 0) {
            pack(AggregateProto.REPORTED_WEIGHT_FIELD_NUMBER, reportedWeight);
            pack(AggregateProto.EXPECTED_WEIGHT_FIELD_NUMBER, expectedWeight);
        } else {
            message.number(AggregateProto.FIGURE_WEIGHT_FIELD_NUMBER, weight);
        }
        if (anyImputed && isAnyImputedWritten()) {
            packSigned(AggregateProto.IMPUTED_FIELD_NUMBER, imputed);
        }
        return message.toBytes();
    }

    /** Writes which columns there are, and finds their figures. */
    private void writeColumns() {
        written = 0;
        int used = 0;
        for (int column = 0; column < COLUMNS; column++) {
            if (usedColumns[column]) {
                used++;
                for (int row = 0; row < rows; row++) {
                    if (usedRows[row]) {
                        places[written++] = column * rows + row;
                    }
                }
            }
        }
        if (used > 0) {
            message.block(AggregateProto.COLUMNS_FIELD_NUMBER, used);
            for (int column = 0; column < COLUMNS; column++) {
                if (usedColumns[column]) {
                    message.varint(column + 1); // their numbers in the contract follow each other, which the test holds
                }
            }
        }
    }

    private boolean isAnyImputedWritten() {
        for (int i = 0; i < written; i++) {
            if (imputed[places[i]] != 0) {
                return true;
            }
        }
        return false;
    }

    private void packSigned(int field, long[] figures) {
        packed.clear();
        packed.ensureNumbers(written);
        for (int i = 0; i < written; i++) {
            packed.append(Varint.zigzag(figures[places[i]]));
        }
        message.block(field, packed);
    }

    private void pack(int field, long[] figures) {
        packed.clear();
        packed.ensureNumbers(written);
        for (int i = 0; i < written; i++) {
            packed.append(figures[places[i]]);
        }
        message.block(field, packed);
    }

    /** What every figure weighs; 0 where there are none, negative where they differ. */
    private long commonWeight() {
        long common = 0;
        for (int i = 0; i < written; i++) {
            int place = places[i];
            common = AggregateMessages.commonWeight(common, reported[place], reportedWeight[place]);
            common = AggregateMessages.commonWeight(common, expected[place], expectedWeight[place]);
        }
        return common;
    }

    private void grow(int capacity) {
        usedRows = new boolean[capacity];
        places = new int[COLUMNS * capacity];
        sums = new long[COLUMNS * capacity];
        reported = new long[COLUMNS * capacity];
        expected = new long[COLUMNS * capacity];
        reportedWeight = new long[COLUMNS * capacity];
        expectedWeight = new long[COLUMNS * capacity];
        imputed = null;
        anyImputed = false;
    }

    /** The bytes of a text, as the writer takes it. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

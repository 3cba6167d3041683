package org.industrymonitor.model.wire;

import java.time.Instant;
import java.util.Arrays;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.proto.ReadingProto;

/**
 * Reads the bytes of a reading without making the objects of it, for whoever reads millions. Ordinary messages are read in
 * place; any other, such as one with a field of a later version, is decoded by {@link Codecs#READING} first, so that both
 * accept and refuse the same. Not for use by several threads; what it shows is that of the last message read.
 */
public final class ReadingView {

    private static final PeriodLength[] LENGTHS = PeriodLength.values();
    private static final ReadingStatus[] STATUSES = ReadingStatus.values();
    private static final long EARLIEST = Instant.MIN.getEpochSecond();
    private static final long LATEST = Instant.MAX.getEpochSecond();
    private static final int BLOCK = 2;
    private static final int SUBJECT = ReadingProto.SUBJECT_FIELD_NUMBER << 3 | BLOCK;
    private static final int PERIOD = ReadingProto.PERIOD_FIELD_NUMBER << 3;
    private static final int START = ReadingProto.START_EPOCH_SECOND_FIELD_NUMBER << 3;
    private static final int ITEMS = ReadingProto.ITEMS_FIELD_NUMBER << 3 | BLOCK;
    private static final int REVISION = ReadingProto.REVISION_FIELD_NUMBER << 3;
    private static final int STATUS = ReadingProto.STATUS_FIELD_NUMBER << 3;
    private static final int FEED = ReadingProto.FEED_FIELD_NUMBER << 3 | BLOCK;
    private static final int SUSPICIONS = ReadingProto.SUSPICIONS_FIELD_NUMBER << 3 | BLOCK;
    private static final int ITEM_CODE = 1 << 3 | BLOCK;
    private static final int ITEM_VALUE = 2 << 3;

    /** Whether texts need not be ASCII, because they are known to be texts. */
    private boolean anyText;

    /** Whether the bytes passed over last are. */
    private boolean isAscii;

    private byte[] bytes;
    private int position;
    private int subjectFrom;
    private int subjectLength;
    private PeriodLength length;
    private long start;
    private long revision;
    private ReadingStatus status;
    private int items;
    private int[] codeFrom = new int[8];
    private int[] codeLength = new int[8];
    private long[] values = new long[8];

    /**
     * Reads a message.
     *
     * @throws Undecodable when it is none, or no valid reading
     */
    public void read(byte[] message) {
        anyText = false;
        if (!readOrdinary(message) || !isWhole()) {
            // valid after all, or it throws; what is written anew has no field that is not known
            anyText = true;
            readOrdinary(Codecs.READING.encode(Codecs.READING.decode(message)));
        }
    }

    /** All of the reading, as a value. */
    public Reading reading() {
        return Codecs.READING.decode(bytes);
    }

    /** Whether the subject is the text of those bytes in UTF-8. */
    public boolean isAbout(byte[] subject) {
        return Arrays.equals(subject, 0, subject.length, bytes, subjectFrom, subjectFrom + subjectLength);
    }

    public PeriodLength length() {
        return length;
    }

    public long startEpochSecond() {
        return start;
    }

    /** 0 when the feed gave none. */
    public long revision() {
        return revision;
    }

    public boolean isRetraction() {
        return status == ReadingStatus.RETRACTED;
    }

    /** How many items there are. */
    public int items() {
        return items;
    }

    /** Where the code of an item starts in {@link #bytes}. */
    public int codeFrom(int item) {
        return codeFrom[item];
    }

    public int codeLength(int item) {
        return codeLength[item];
    }

    /** Fixed point. */
    public long value(int item) {
        return values[item];
    }

    /** The message, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether the message has the fields of this version, each as it should be, and nothing else. */
    private boolean readOrdinary(byte[] message) {
        bytes = message;
        position = 0;
        subjectLength = 0;
        length = null;
        start = 0;
        revision = 0;
        status = null;
        items = 0;
        try {
            while (position < bytes.length) {
                if (!readField()) {
                    return false;
                }
            }
        } catch (IndexOutOfBoundsException cut) {
            return false;
        }
        return true;
    }

    private boolean readField() {
        int tag = (int) varint();
        switch (tag) {
            case SUBJECT -> {
                subjectLength = (int) varint();
                subjectFrom = position;
                return skipText(subjectLength);
            }
            case PERIOD -> {
                int number = (int) varint();
                length = number >= 1 && number <= LENGTHS.length ? LENGTHS[number - 1] : null;
            }
            case START -> start = signed();
            case REVISION -> revision = varint();
            case STATUS -> {
                int number = (int) varint();
                status = number >= 1 && number <= STATUSES.length ? STATUSES[number - 1] : null;
            }
            case FEED -> {
                return skipText((int) varint());
            }
            case SUSPICIONS -> {
                // numbers of one byte each, if they are ordinary
                return isPassed((int) varint()) && isAscii;
            }
            case ITEMS -> {
                return readItem();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean readItem() {
        int end = (int) varint();
        end += position;
        if (end < position || end > bytes.length) {
            return false;
        }
        if (items == values.length) {
            codeFrom = Arrays.copyOf(codeFrom, items * 2);
            codeLength = Arrays.copyOf(codeLength, items * 2);
            values = Arrays.copyOf(values, items * 2);
        }
        codeLength[items] = 0;
        values[items] = 0;
        while (position < end) {
            int tag = (int) varint();
            if (tag == ITEM_CODE) {
                codeLength[items] = (int) varint();
                codeFrom[items] = position;
                if (!skipText(codeLength[items])) {
                    return false;
                }
            } else if (tag == ITEM_VALUE) {
                values[items] = signed();
            } else {
                return false;
            }
        }
        items++;
        return position == end;
    }

    /** Whether what was read is a reading as the model demands; where in doubt, no. */
    private boolean isWhole() {
        if (length == null || status == null || revision < 0 || items == 0 || !isPlain(subjectFrom, subjectLength)) {
            return false;
        }
        if (start < EARLIEST || start > LATEST) {
            return false;
        }
        for (int i = 0; i < items; i++) {
            if (!isPlain(codeFrom[i], codeLength[i])) {
                return false;
            }
            for (int j = 0; j < i; j++) {
                if (Arrays.equals(
                        bytes,
                        codeFrom[i],
                        codeFrom[i] + codeLength[i],
                        bytes,
                        codeFrom[j],
                        codeFrom[j] + codeLength[j])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether it is an id in visible ASCII. */
    private boolean isPlain(int from, int size) {
        for (int i = from; i < from + size; i++) {
            if (bytes[i] <= ' ' || bytes[i] == '|' || bytes[i] == 0x7F) {
                return false;
            }
        }
        return size > 0 && size <= 128;
    }

    /** Passes over a text; false where the bytes end before it does, or where it may be none. */
    private boolean skipText(int count) {
        return isPassed(count) && (anyText || isAscii);
    }

    /** Passes over so many bytes, and sees whether all are ASCII; false where there are fewer. */
    private boolean isPassed(int count) {
        if (count < 0 || count > bytes.length - position) {
            return false;
        }
        int end = position + count;
        int all = 0;
        while (position < end) {
            all |= bytes[position++];
        }
        isAscii = all >= 0;
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

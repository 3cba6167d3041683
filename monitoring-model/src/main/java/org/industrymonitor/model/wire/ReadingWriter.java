package org.industrymonitor.model.wire;

import java.util.Set;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Suspicion;
import org.industrymonitor.model.proto.ItemValueProto;
import org.industrymonitor.model.proto.ReadingProto;

/**
 * Writes the bytes of a reading without making the reading first: the same bytes as {@link Codecs#READING}, for whoever writes
 * millions. Texts are in UTF-8. What is written is not checked. Not for use by several threads.
 */
public final class ReadingWriter {

    private static final int TYPICAL_SIZE = 256;

    private final MessageBuffer message = new MessageBuffer(TYPICAL_SIZE);

    /** Starts a reading. */
    public void begin(byte[] subject, PeriodLength length, long startEpochSecond) {
        message.clear();
        message.block(ReadingProto.SUBJECT_FIELD_NUMBER, subject);
        message.number(
                ReadingProto.PERIOD_FIELD_NUMBER, ReadingMessages.length(length).getNumber());
        message.number(ReadingProto.START_EPOCH_SECOND_FIELD_NUMBER, Varint.zigzag(startEpochSecond));
    }

    /** @param value fixed point */
    public void item(byte[] code, long value) {
        long zigzag = Varint.zigzag(value);
        int size = 1 + Varint.sizeOf(code.length) + code.length;
        if (value != 0) {
            size += 1 + Varint.sizeOf(zigzag);
        }
        message.block(ReadingProto.ITEMS_FIELD_NUMBER, size);
        message.block(ItemValueProto.ITEM_FIELD_NUMBER, code);
        message.number(ItemValueProto.VALUE_FIELD_NUMBER, zigzag);
    }

    /** Ends the reading; returns all of it. */
    public byte[] end(long revision, ReadingStatus status, byte[] feed, Set<Suspicion> suspicions) {
        message.number(ReadingProto.REVISION_FIELD_NUMBER, revision);
        ReadingMessages.writeStatus(message, status);
        if (feed.length > 0) {
            message.block(ReadingProto.FEED_FIELD_NUMBER, feed);
        }
        ReadingMessages.writeSuspicions(message, suspicions);
        return message.toBytes();
    }
}

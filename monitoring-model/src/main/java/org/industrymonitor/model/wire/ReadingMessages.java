package org.industrymonitor.model.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Suspicion;
import org.industrymonitor.model.proto.ItemValueProto;
import org.industrymonitor.model.proto.PeriodLengthProto;
import org.industrymonitor.model.proto.ReadingProto;
import org.industrymonitor.model.proto.ReadingStatusProto;
import org.industrymonitor.model.proto.SuspicionProto;

/** Readings as messages. */
final class ReadingMessages {

    private static final EnumBridge<PeriodLengthProto, PeriodLength> LENGTH =
            new EnumBridge<>(PeriodLengthProto.class, PeriodLength.class);

    private static final EnumBridge<ReadingStatusProto, ReadingStatus> STATUS =
            new EnumBridge<>(ReadingStatusProto.class, ReadingStatus.class);

    private static final EnumBridge<SuspicionProto, Suspicion> SUSPICION =
            new EnumBridge<>(SuspicionProto.class, Suspicion.class, "SUSPECT_");

    private static final int TYPICAL_SIZE = 128;

    private ReadingMessages() {}

    /** Written without the generated message, whose objects cost more than the bytes: the edge makes millions. */
    static byte[] toBytes(Reading reading) {
        MessageBuffer message = new MessageBuffer(TYPICAL_SIZE);
        MessageBuffer block = new MessageBuffer(TYPICAL_SIZE / 2);
        message.text(ReadingProto.SUBJECT_FIELD_NUMBER, reading.subject());
        message.number(
                ReadingProto.PERIOD_FIELD_NUMBER,
                length(reading.period().length()).getNumber());
        message.number(
                ReadingProto.START_EPOCH_SECOND_FIELD_NUMBER,
                Varint.zigzag(reading.period().start().getEpochSecond()));
        for (ItemValue item : reading.items()) {
            block.clear();
            block.text(ItemValueProto.ITEM_FIELD_NUMBER, item.item());
            block.number(ItemValueProto.VALUE_FIELD_NUMBER, Varint.zigzag(item.value()));
            message.block(ReadingProto.ITEMS_FIELD_NUMBER, block);
        }
        message.number(ReadingProto.REVISION_FIELD_NUMBER, reading.revision());
        writeStatus(message, reading.status());
        message.text(ReadingProto.FEED_FIELD_NUMBER, reading.feed());
        writeSuspicions(message, reading.suspicions());
        return message.toBytes();
    }

    static void writeStatus(MessageBuffer message, ReadingStatus status) {
        message.number(
                ReadingProto.STATUS_FIELD_NUMBER, STATUS.generated(status).getNumber());
    }

    static void writeSuspicions(MessageBuffer message, Set<Suspicion> suspicions) {
        if (!suspicions.isEmpty()) {
            MessageBuffer block = new MessageBuffer(suspicions.size());
            suspicions.stream()
                    .sorted()
                    .forEach(suspicion ->
                            block.varint(SUSPICION.generated(suspicion).getNumber()));
            message.block(ReadingProto.SUSPICIONS_FIELD_NUMBER, block);
        }
    }

    static Reading fromMessage(ReadingProto message) {
        List<ItemValue> items = new ArrayList<>(message.getItemsCount());
        for (ItemValueProto item : message.getItemsList()) {
            items.add(new ItemValue(item.getItem(), item.getValue()));
        }
        return new Reading(
                message.getSubject(),
                period(message.getPeriod(), message.getStartEpochSecond()),
                items,
                message.getRevision(),
                STATUS.ours(message.getStatus()),
                message.getFeed(),
                message.getSuspicionsList().stream()
                        .flatMap(suspicion -> SUSPICION.known(suspicion).stream())
                        .collect(Collectors.toSet()));
    }

    static PeriodLengthProto length(PeriodLength length) {
        return LENGTH.generated(length);
    }

    static PeriodLength length(PeriodLengthProto length) {
        return LENGTH.ours(length);
    }

    static Period period(PeriodLengthProto length, long startEpochSecond) {
        return new Period(length(length), Instant.ofEpochSecond(startEpochSecond));
    }
}

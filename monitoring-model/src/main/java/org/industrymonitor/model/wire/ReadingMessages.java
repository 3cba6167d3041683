package org.industrymonitor.model.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private ReadingMessages() {}

    static ReadingProto toMessage(Reading reading) {
        ReadingProto.Builder message = ReadingProto.newBuilder()
                .setSubject(reading.subject())
                .setPeriod(length(reading.period().length()))
                .setStartEpochSecond(reading.period().start().getEpochSecond())
                .setRevision(reading.revision())
                .setStatus(STATUS.generated(reading.status()))
                .setFeed(reading.feed());
        for (ItemValue item : reading.items()) {
            message.addItems(ItemValueProto.newBuilder().setItem(item.item()).setValue(item.value()));
        }
        reading.suspicions().stream().sorted().map(SUSPICION::generated).forEach(message::addSuspicions);
        return message.build();
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

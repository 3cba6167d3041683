package org.industrymonitor.model.wire;

import java.time.Instant;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.proto.CalendarEntryProto;
import org.industrymonitor.model.proto.CalendarKindProto;

/** Calendar entries as messages. */
final class CalendarMessages {

    private static final EnumBridge<CalendarKindProto, CalendarKind> KIND =
            new EnumBridge<>(CalendarKindProto.class, CalendarKind.class);

    private CalendarMessages() {}

    static CalendarEntryProto toMessage(CalendarEntry entry) {
        return CalendarEntryProto.newBuilder()
                .setScope(entry.scope())
                .setStartEpochSecond(entry.start().getEpochSecond())
                .setEndEpochSecond(entry.end().getEpochSecond())
                .setKind(KIND.generated(entry.kind()))
                .setNote(entry.note())
                .build();
    }

    static CalendarEntry fromMessage(CalendarEntryProto message) {
        return new CalendarEntry(
                message.getScope(),
                Instant.ofEpochSecond(message.getStartEpochSecond()),
                Instant.ofEpochSecond(message.getEndEpochSecond()),
                KIND.ours(message.getKind()),
                message.getNote());
    }
}

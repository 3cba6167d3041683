package org.industrymonitor.model.wire;

import org.industrymonitor.model.Account;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Receipt;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.proto.AccountProto;
import org.industrymonitor.model.proto.AggregateProto;
import org.industrymonitor.model.proto.AlertProto;
import org.industrymonitor.model.proto.CalendarEntryProto;
import org.industrymonitor.model.proto.DeadLetterProto;
import org.industrymonitor.model.proto.ReadingProto;
import org.industrymonitor.model.proto.ReceiptProto;
import org.industrymonitor.model.proto.RegistryRecordProto;
import org.industrymonitor.model.proto.RemarkProto;

/** The codec of every topic. */
public final class Codecs {

    public static final Codec<Reading> READING =
            new ProtoCodec<>(ReadingMessages::toBytes, ReadingProto.parser(), ReadingMessages::fromMessage);

    public static final Codec<RegistryRecord> REGISTRY =
            new ProtoCodec<>(RegistryRecordProto.parser(), RegistryMessages::toMessage, RegistryMessages::fromMessage);

    public static final Codec<CalendarEntry> CALENDAR =
            new ProtoCodec<>(CalendarEntryProto.parser(), CalendarMessages::toMessage, CalendarMessages::fromMessage);

    public static final Codec<Aggregate> AGGREGATE =
            new ProtoCodec<>(AggregateProto.parser(), AggregateMessages::toMessage, AggregateMessages::fromMessage);

    public static final Codec<Account> ACCOUNT =
            new ProtoCodec<>(AccountProto.parser(), AccountMessages::toMessage, AccountMessages::fromMessage);

    public static final Codec<Alert> ALERT =
            new ProtoCodec<>(AlertProto.parser(), AlertMessages::toMessage, AlertMessages::fromMessage);

    public static final Codec<Receipt> RECEIPT =
            new ProtoCodec<>(ReceiptProto.parser(), ReceiptMessages::toMessage, ReceiptMessages::fromMessage);

    public static final Codec<Remark> REMARK =
            new ProtoCodec<>(RemarkProto.parser(), RemarkMessages::toMessage, RemarkMessages::fromMessage);

    public static final Codec<DeadLetter> DEAD_LETTER =
            new ProtoCodec<>(DeadLetterProto.parser(), DeadLetterMessages::toMessage, DeadLetterMessages::fromMessage);

    private Codecs() {}
}

package org.industrymonitor.model.wire;

import com.google.protobuf.ByteString;
import java.time.Instant;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.proto.DeadLetterProto;

/** Dead letters as messages. */
final class DeadLetterMessages {

    private DeadLetterMessages() {}

    static DeadLetterProto toMessage(DeadLetter letter) {
        return DeadLetterProto.newBuilder()
                .setRaw(ByteString.copyFrom(letter.raw()))
                .setFeed(letter.feed())
                .setCode(letter.code())
                .setField(letter.field())
                .setLine(letter.line())
                .setMessage(letter.message())
                .setContentType(letter.contentType())
                .setReceivedEpochMilli(letter.received().toEpochMilli())
                .setHeader(letter.header())
                .build();
    }

    static DeadLetter fromMessage(DeadLetterProto message) {
        return new DeadLetter(
                message.getRaw().toByteArray(),
                message.getFeed(),
                message.getCode(),
                message.getField(),
                message.getLine(),
                message.getMessage(),
                message.getContentType(),
                Instant.ofEpochMilli(message.getReceivedEpochMilli()),
                message.getHeader());
    }
}

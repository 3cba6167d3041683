package org.industrymonitor.model.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.util.function.Function;

/** A codec by way of a generated message. */
final class ProtoCodec<T, M extends MessageLite> implements Codec<T> {

    private final Function<T, byte[]> toBytes;
    private final Parser<M> parser;
    private final Function<M, T> fromMessage;

    ProtoCodec(Parser<M> parser, Function<T, M> toMessage, Function<M, T> fromMessage) {
        this(value -> toMessage.apply(value).toByteArray(), parser, fromMessage);
    }

    /** One that writes the bytes of the message itself. */
    ProtoCodec(Function<T, byte[]> toBytes, Parser<M> parser, Function<M, T> fromMessage) {
        this.toBytes = toBytes;
        this.parser = parser;
        this.fromMessage = fromMessage;
    }

    @Override
    public byte[] encode(T value) {
        return toBytes.apply(value);
    }

    @Override
    public T decode(byte[] bytes) {
        try {
            return fromMessage.apply(parser.parseFrom(bytes));
        } catch (InvalidProtocolBufferException notOfTheContract) {
            throw new Undecodable("not a message: " + notOfTheContract.getMessage(), notOfTheContract);
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException invalid) {
            throw new Undecodable("not a valid value: " + invalid.getMessage(), invalid);
        }
    }
}

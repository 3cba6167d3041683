package org.industrymonitor.model.wire;

import java.time.Instant;
import org.industrymonitor.model.Receipt;
import org.industrymonitor.model.proto.ReceiptProto;

/** Receipts as messages. */
final class ReceiptMessages {

    private ReceiptMessages() {}

    static ReceiptProto toMessage(Receipt receipt) {
        return ReceiptProto.newBuilder()
                .setReceiver(receipt.receiver())
                .setDelivery(receipt.delivery())
                .setPartition(receipt.partition())
                .setOffset(receipt.offset())
                .setTaken(receipt.taken())
                .setAtEpochMillis(receipt.at().toEpochMilli())
                .build();
    }

    static Receipt fromMessage(ReceiptProto message) {
        return new Receipt(
                message.getReceiver(),
                message.getDelivery(),
                message.getPartition(),
                message.getOffset(),
                message.getTaken(),
                Instant.ofEpochMilli(message.getAtEpochMillis()));
    }
}

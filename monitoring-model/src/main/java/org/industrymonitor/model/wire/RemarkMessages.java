package org.industrymonitor.model.wire;

import java.time.Instant;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.model.proto.RemarkKindProto;
import org.industrymonitor.model.proto.RemarkProto;

/** Remarks as messages. */
final class RemarkMessages {

    private static final String PREFIX = "REMARK_";

    private RemarkMessages() {}

    static RemarkProto toMessage(Remark remark) {
        return RemarkProto.newBuilder()
                .setAlert(remark.alert())
                .setNode(remark.node().toString())
                .setSeries(remark.series())
                .setRaisedEpochSecond(remark.raised().getEpochSecond())
                .setKind(RemarkKindProto.valueOf(PREFIX + remark.kind().name()))
                .setBy(remark.by())
                .setAtEpochMillis(remark.at().toEpochMilli())
                .setText(remark.text())
                .build();
    }

    static Remark fromMessage(RemarkProto message) {
        return new Remark(
                message.getAlert(),
                NodeId.parse(message.getNode()),
                message.getSeries(),
                Instant.ofEpochSecond(message.getRaisedEpochSecond()),
                kind(message.getKind()),
                message.getBy(),
                Instant.ofEpochMilli(message.getAtEpochMillis()),
                message.getText());
    }

    private static RemarkKind kind(RemarkKindProto kind) {
        return switch (kind) {
            case REMARK_ACKNOWLEDGED -> RemarkKind.ACKNOWLEDGED;
            case REMARK_COMMENT -> RemarkKind.COMMENT;
            case REMARK_FALSE -> RemarkKind.FALSE;
            case REMARK_PLANNED -> RemarkKind.PLANNED;
            case REMARK_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("kind of a remark must be known, is " + kind);
        };
    }
}

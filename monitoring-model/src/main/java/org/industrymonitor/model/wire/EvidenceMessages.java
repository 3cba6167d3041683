package org.industrymonitor.model.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertEvidence.Band;
import org.industrymonitor.model.AlertEvidence.Finding;
import org.industrymonitor.model.AlertEvidence.Position;
import org.industrymonitor.model.AlertEvidence.RulesInForce;
import org.industrymonitor.model.AlertEvidence.Sign;
import org.industrymonitor.model.proto.AlertEvidenceProto;
import org.industrymonitor.model.proto.PositionProto;
import org.industrymonitor.model.proto.SignProto;

/** The evidence of alerts as messages. */
final class EvidenceMessages {

    private EvidenceMessages() {}

    static AlertEvidenceProto toMessage(AlertEvidence evidence) {
        Band band = evidence.band();
        Finding finding = evidence.finding();
        AlertEvidenceProto.Builder message = AlertEvidenceProto.newBuilder()
                .setPeriodEpochSecond(evidence.period().getEpochSecond())
                .setObserved(band.observed())
                .setExpected(band.expected())
                .setLower(band.lower())
                .setUpper(band.upper())
                .setScore(finding.score())
                .setThreshold(finding.threshold())
                .setRulesVersion(evidence.rules().version())
                .setRulesChanged(evidence.rules().changed());
        finding.signs()
                .forEach(sign -> message.addSigns(SignProto.newBuilder()
                        .setClue(sign.clue())
                        .setValue(sign.value())
                        .setMoved(sign.moved())));
        evidence.calendar().forEach(entry -> message.addCalendar(CalendarMessages.toMessage(entry)));
        evidence.aggregate()
                .ifPresent(at -> message.setAggregate(PositionProto.newBuilder()
                        .setTopic(at.topic())
                        .setPartition(at.partition())
                        .setOffset(at.offset())));
        evidence.readings().ifPresent(message::setReadingsPartition);
        evidence.otherMissing().ifPresent(message::setOtherMissing);
        return message.build();
    }

    static AlertEvidence fromMessage(AlertEvidenceProto message) {
        PositionProto at = message.getAggregate();
        return new AlertEvidence(
                Instant.ofEpochSecond(message.getPeriodEpochSecond()),
                new Band(message.getObserved(), message.getExpected(), message.getLower(), message.getUpper()),
                new Finding(
                        message.getScore(),
                        message.getThreshold(),
                        message.getSignsList().stream()
                                .map(sign -> new Sign(sign.getClue(), sign.getValue(), sign.getMoved()))
                                .toList()),
                message.getCalendarList().stream()
                        .map(CalendarMessages::fromMessage)
                        .toList(),
                new RulesInForce(message.getRulesVersion(), message.getRulesChanged()),
                message.hasAggregate()
                        ? Optional.of(new Position(at.getTopic(), at.getPartition(), at.getOffset()))
                        : Optional.empty(),
                message.hasReadingsPartition() ? OptionalInt.of(message.getReadingsPartition()) : OptionalInt.empty(),
                message.hasOtherMissing() ? OptionalDouble.of(message.getOtherMissing()) : OptionalDouble.empty());
    }
}

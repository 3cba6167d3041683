package org.industrymonitor.model.wire;

import java.time.Instant;
import java.util.Optional;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Severity;
import org.industrymonitor.model.proto.AlertKindProto;
import org.industrymonitor.model.proto.AlertProto;
import org.industrymonitor.model.proto.AlertStateProto;
import org.industrymonitor.model.proto.ContributorProto;
import org.industrymonitor.model.proto.SeverityProto;

/** Alerts as messages. */
final class AlertMessages {

    private static final EnumBridge<AlertKindProto, AlertKind> KIND =
            new EnumBridge<>(AlertKindProto.class, AlertKind.class);

    private static final EnumBridge<AlertStateProto, AlertState> STATE =
            new EnumBridge<>(AlertStateProto.class, AlertState.class);

    private static final EnumBridge<SeverityProto, Severity> SEVERITY =
            new EnumBridge<>(SeverityProto.class, Severity.class);

    private AlertMessages() {}

    static AlertProto toMessage(Alert alert) {
        AlertProto.Builder message = AlertProto.newBuilder()
                .setId(alert.id())
                .setNode(alert.node().toString())
                .setSeries(alert.series())
                .setKind(KIND.generated(alert.kind()))
                .setState(STATE.generated(alert.state()))
                .setSeverity(SEVERITY.generated(alert.severity()))
                .setPeriod(ReadingMessages.length(alert.period()))
                .setSinceEpochSecond(alert.since().getEpochSecond())
                .setRaisedEpochSecond(alert.raised().getEpochSecond())
                .setObserved(alert.observed())
                .setExpected(alert.expected())
                .setScore(alert.score())
                .setReason(alert.reason())
                .setCoverageReported(alert.coverageReported())
                .setCoverageExpected(alert.coverageExpected());
        alert.resolved().ifPresent(instant -> message.setResolvedEpochSecond(instant.getEpochSecond()));
        alert.evidence().ifPresent(evidence -> message.setEvidence(EvidenceMessages.toMessage(evidence)));
        alert.contributors()
                .forEach(c -> message.addContributors(
                        ContributorProto.newBuilder().setNode(c.node()).setFall(c.fall())));
        return message.build();
    }

    static Alert fromMessage(AlertProto message) {
        return new Alert(
                message.getId(),
                NodeId.parse(message.getNode()),
                message.getSeries(),
                KIND.ours(message.getKind()),
                STATE.ours(message.getState()),
                SEVERITY.ours(message.getSeverity()),
                ReadingMessages.length(message.getPeriod()),
                Instant.ofEpochSecond(message.getSinceEpochSecond()),
                Instant.ofEpochSecond(message.getRaisedEpochSecond()),
                message.hasResolvedEpochSecond()
                        ? Optional.of(Instant.ofEpochSecond(message.getResolvedEpochSecond()))
                        : Optional.empty(),
                message.getObserved(),
                message.getExpected(),
                message.getScore(),
                message.getReason(),
                message.getContributorsList().stream()
                        .map(c -> new Contributor(c.getNode(), c.getFall()))
                        .toList(),
                message.getCoverageReported(),
                message.getCoverageExpected(),
                message.hasEvidence()
                        ? Optional.of(EvidenceMessages.fromMessage(message.getEvidence()))
                        : Optional.empty());
    }
}

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

    private AlertMessages() {}

    static AlertProto toMessage(Alert alert) {
        AlertProto.Builder message = AlertProto.newBuilder()
                .setId(alert.id())
                .setNode(alert.node().toString())
                .setSeries(alert.series())
                .setKind(AlertKindProto.valueOf(alert.kind().name()))
                .setState(AlertStateProto.valueOf(alert.state().name()))
                .setSeverity(SeverityProto.valueOf(alert.severity().name()))
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
                EnumBridge.ours(AlertKind.class, message.getKind()),
                EnumBridge.ours(AlertState.class, message.getState()),
                EnumBridge.ours(Severity.class, message.getSeverity()),
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
                message.getCoverageExpected());
    }
}

package org.industrymonitor.model.wire;

import java.time.Instant;
import java.util.Optional;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Contribution;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.proto.AccountLineProto;
import org.industrymonitor.model.proto.AccountProto;
import org.industrymonitor.model.proto.ContributionProto;
import org.industrymonitor.model.proto.StretchKindProto;

/** Accounts as messages. */
final class AccountMessages {

    private static final EnumBridge<StretchKindProto, StretchKind> KIND =
            new EnumBridge<>(StretchKindProto.class, StretchKind.class);

    private AccountMessages() {}

    static AccountProto toMessage(Account account) {
        AccountProto.Builder message = AccountProto.newBuilder()
                .setNode(account.node().toString())
                .setKind(KIND.generated(account.stretch().kind()))
                .setStartEpochSecond(account.stretch().start().getEpochSecond())
                .setAsOfEpochSecond(account.asOf().getEpochSecond())
                .setComplete(account.complete());
        account.lines().forEach(line -> message.addLines(toMessage(line)));
        return message.build();
    }

    private static AccountLineProto toMessage(AccountLine line) {
        SeriesTotal total = line.total();
        AccountLineProto.Builder message = AccountLineProto.newBuilder()
                .setSeries(total.series())
                .setSum(total.sum())
                .setReported(total.reported())
                .setExpected(total.expected())
                .setReportedWeight(total.reportedWeight())
                .setExpectedWeight(total.expectedWeight())
                .setImputed(total.imputed())
                .setEarlier(line.earlier())
                .setComparableNow(line.comparable().now())
                .setComparableThen(line.comparable().then());
        line.contributions()
                .forEach(c -> message.addContributions(ContributionProto.newBuilder()
                        .setChild(c.child().map(NodeId::toString).orElse(""))
                        .setNow(c.now())
                        .setThen(c.then())
                        .setPoints(c.points())));
        line.official().ifPresent(o -> message.setOfficial(o.sum()).setOfficialFigures(o.figures()));
        return message.build();
    }

    static Account fromMessage(AccountProto message) {
        return new Account(
                NodeId.parse(message.getNode()),
                new Stretch(KIND.ours(message.getKind()), Instant.ofEpochSecond(message.getStartEpochSecond())),
                Instant.ofEpochSecond(message.getAsOfEpochSecond()),
                message.getComplete(),
                message.getLinesList().stream().map(AccountMessages::line).toList());
    }

    private static AccountLine line(AccountLineProto message) {
        return new AccountLine(
                new SeriesTotal(
                        message.getSeries(),
                        message.getSum(),
                        message.getReported(),
                        message.getExpected(),
                        message.getReportedWeight(),
                        message.getExpectedWeight(),
                        message.getImputed()),
                message.getEarlier(),
                new AccountLine.Comparable(message.getComparableNow(), message.getComparableThen()),
                message.getContributionsList().stream()
                        .map(c -> new Contribution(
                                c.getChild().isEmpty() ? Optional.empty() : Optional.of(NodeId.parse(c.getChild())),
                                c.getNow(),
                                c.getThen(),
                                c.getPoints()))
                        .toList(),
                message.hasOfficial()
                        ? Optional.of(new AccountLine.Official(message.getOfficial(), message.getOfficialFigures()))
                        : Optional.empty());
    }
}

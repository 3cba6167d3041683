package org.industrymonitor.streams.statement;

import java.util.List;
import java.util.Optional;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.streams.inquiry.Answer;
import org.industrymonitor.streams.pane.PaneDelta;

/** What the task would publish of an enterprise now. */
final class EnterpriseAnswers {

    private final Holdings holdings;
    private final EnterpriseAggregates aggregates;

    EnterpriseAnswers(Holdings holdings, EnterpriseAggregates aggregates) {
        this.holdings = holdings;
        this.aggregates = aggregates;
    }

    /** Empty when the enterprise is not registered in a region that is known. */
    Optional<Answer> of(String id) {
        Optional<Answer> answer = holdings.enterprises()
                .get(id)
                .flatMap(enterprise -> holdings.facts(enterprise).map(facts -> answer(id, enterprise, facts)));
        holdings.trim();
        return answer;
    }

    private Answer answer(String id, Enterprise enterprise, Facts facts) {
        Optional<byte[]> aggregate = enterprise.rollup().newest(id).map(pane -> {
            PaneDelta totals = new PaneDelta();
            holdings.panes(id, enterprise, facts).read(pane.length(), pane.index(), pane.index() + 1, totals);
            return aggregates.write(id, enterprise, facts, pane.length(), pane.index(), totals);
        });
        EnterpriseVersion registered = enterprise.entry().latest();
        return new Answer(
                aggregate, List.of(), Optional.of(new Answer.Place(registered.region(), registered.sector())));
    }
}

package org.industrymonitor.alerts.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.decide.Companion;
import org.industrymonitor.alerts.decide.Decision;
import org.industrymonitor.alerts.decide.Life;
import org.industrymonitor.alerts.decide.Mark;
import org.industrymonitor.alerts.decide.Transition;
import org.industrymonitor.alerts.detect.Doubt;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.detect.Expectation;
import org.industrymonitor.alerts.detect.Moment;
import org.industrymonitor.alerts.detect.Setting;
import org.industrymonitor.alerts.detect.Setting.Movement;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.watch.Verdict.Outcome;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.SeriesTotal;

/**
 * Takes the totals of a series as they are published and keeps zero, missing, late and planned apart: a zero is judged,
 * what is missing is waited for, what is late fills history, and what is planned is no fall.
 */
public final class SeriesWatcher {

    private final Rules rules;
    private final Tuning tuning;
    private final Weighing weighing;
    private final Decision decision;
    private final Alerts told;
    private final boolean everyClue;
    /** The same for most of what is taken one after the other. */
    private Moment last;

    private Outlook lastOutlook;

    /** Weighs the evidence by the weights that ship. */
    public SeriesWatcher(Tuning tuning) {
        this(Rules.of(tuning, Weighing.SHIPPED));
    }

    public SeriesWatcher(Rules rules) {
        this(rules, false);
    }

    /** @param everyClue whether to tell all clues even of readings that are not low, for whoever fits weights */
    public SeriesWatcher(Rules rules, boolean everyClue) {
        this.everyClue = everyClue;
        this.rules = rules;
        this.tuning = rules.tuning();
        this.weighing = rules.weighing();
        this.decision = new Decision(
                tuning,
                rules::kind,
                rules.colours(),
                Optional.of(rules.others().divergence())
                        .filter(rule -> rules.others().isOn(AlertKind.OUTPUT_ENERGY_DIVERGENCE)));
        this.told = new Alerts(rules);
    }

    /** Lets the others of its kind know how a series moves; changes nothing of its own. */
    public void note(SeriesState state, Period period, SeriesTotal total, Outlook outlook, Peers peers) {
        if (!period.start().isAfter(state.judged)
                || outlook.planned().isPresent()
                || !state.complement.isReached(total.reported(), total.expected())) {
            return;
        }
        Expectation expectation = expect(state, moment(period, outlook));
        if (expectation.informative()) {
            peers.note(period.start(), state.baseline.fall((double) total.sum() / FixedPoint.ONE, expectation));
        }
    }

    /** How a series stands, for the other one of its node; changes nothing. */
    public Companion companion(SeriesState state, Period period, SeriesTotal total, Outlook outlook) {
        if (outlook.planned().isPresent() || !total.isComplete()) {
            return Companion.UNKNOWN;
        }
        Expectation expectation = expect(state, moment(period, outlook));
        return expectation.informative()
                ? Companion.of(1 - (double) total.sum() / FixedPoint.ONE / expectation.value())
                : Companion.UNKNOWN;
    }

    /** Takes one published total of a series of which nothing else is known. */
    public Verdict take(
            SeriesState state, NodeId node, Period period, SeriesTotal total, Outlook outlook, boolean explained) {
        return take(state, node, period, total, outlook, explained, Movement.NONE);
    }

    /** Takes one published total of a series that has peers. */
    public Verdict take(
            SeriesState state,
            NodeId node,
            Period period,
            SeriesTotal total,
            Outlook outlook,
            boolean explained,
            Movement peers) {
        return take(state, node, period, total, outlook, Company.of(explained, peers, Companion.UNKNOWN));
    }

    /** Takes one published total; changes the state. */
    public Verdict take(
            SeriesState state, NodeId node, Period period, SeriesTotal total, Outlook outlook, Company company) {
        Instant start = period.start();
        state.complement.note(start.getEpochSecond(), total.reported());
        if (!start.isAfter(state.judged)) {
            return again(state, node, period, total);
        }
        if (!state.complement.isReached(total.reported(), total.expected())) {
            return Verdict.of(Outcome.INCOMPLETE);
        }
        if (outlook.own()
                .filter(plan -> plan.isOver(start) && plan.end().isAfter(state.judged))
                .isPresent()) {
            // Of all the plan nothing was reported.
            state.returning = 0;
        }
        state.judged = start;
        state.judgedSum = total.sum();
        Moment moment = moment(period, outlook);
        double observed = (double) total.sum() / FixedPoint.ONE;
        if (state.complement.isRecomposed(total.reported())) {
            return relearn(state, node, period, total, moment, observed);
        }
        Expectation expectation = expect(state, moment);
        state.expectedAt = null;
        Evidence evidence = weigh(state, moment, observed, expectation, outlook, company);
        if (outlook.planned().isPresent()) {
            return new Verdict(
                    Outcome.PLANNED,
                    Optional.of(evidence),
                    explain(state, outlook.planned().get()));
        }
        if (isShadowed(state, evidence, company.explained())) {
            return new Verdict(Outcome.SHADOWED, Optional.of(evidence), List.of());
        }
        if (outlook.rest().isPresent()) {
            state.baseline.visit(moment, observed);
            state.returning = 0;
            return new Verdict(Outcome.RESTING, Optional.of(evidence), List.of());
        }
        if (isReturning(state, evidence, period)) {
            Optional<Plan> missed = outlook.own().filter(plan -> isOverdue(plan, period));
            if (missed.isPresent() && evidence.informative() && !state.life.isFiring()) {
                Transition overdue = decision.overdue(
                        evidence, period, total.series(), missed.get().words());
                return settle(state, node, period, total, moment, expectation, evidence, overdue);
            }
            return new Verdict(Outcome.RESTING, Optional.of(evidence), List.of());
        }
        state.baseline.track(moment, observed, expectation);
        Transition transition = decision.next(state.life, evidence, period, total.series(), company.beside());
        return settle(state, node, period, total, moment, expectation, evidence, transition);
    }

    /**
     * Takes a plan that is in force, or was when the alert was raised and is told only now: what stands is explained by
     * it, and may come back later than it ends.
     */
    public List<Alert> explain(SeriesState state, String plan) {
        Transition transition = decision.explain(state.life, state.judged, plan);
        state.life = transition.life();
        state.baseline.settle();
        state.returning = 0;
        if (transition.reason().isEmpty() || state.alert.isEmpty()) {
            return List.of();
        }
        Alert explained = state.alert.get().in(AlertState.EXPLAINED, Optional.of(state.judged), transition.reason());
        state.alert = Optional.of(explained);
        return List.of(explained);
    }

    private Moment moment(Period period, Outlook outlook) {
        if (lastOutlook != outlook || !last.period().equals(period)) {
            last = Moment.of(period, outlook.zone(), outlook.workday(), outlook.work());
            lastOutlook = outlook;
        }
        return last;
    }

    private Expectation expect(SeriesState state, Moment moment) {
        if (state.expectedAt != moment) {
            state.expectation = state.baseline.expect(moment, tuning);
            state.expectedAt = moment;
        }
        return state.expectation;
    }

    /** What is not low is no fall, whatever else there is to say of it: then nothing else is looked at. */
    private Evidence weigh(
            SeriesState state,
            Moment moment,
            double observed,
            Expectation expectation,
            Outlook outlook,
            Company company) {
        Evidence compared = state.baseline.compare(observed, expectation, tuning);
        boolean low = compared.deviations() >= tuning.low();
        if (!low && !everyClue) {
            return compared;
        }
        Setting setting = new Setting(company.peers().get(), outlook.festival(), outlook.holiday(), !outlook.workday());
        Evidence evidence = compared.with(state.baseline.clues(moment, compared, expectation, setting));
        return low ? weighing.weigh(state.season, evidence, Doubt.budget(tuning.budget(), state.doubt)) : evidence;
    }

    /**
     * Whether the reading is a fall that another series of the node tells. When that one is well again, or has taken
     * its level as the new ordinary, this one follows it.
     */
    private boolean isShadowed(SeriesState state, Evidence evidence, boolean explained) {
        boolean low = evidence.informative() && evidence.deviations() >= tuning.low();
        if (explained && low && !state.life.isFiring()) {
            state.shadowed = true;
            state.life = Life.QUIET;
            return true;
        }
        if (!explained && state.shadowed) {
            state.shadowed = false;
            if (low) {
                state.baseline.adopt(evidence);
                return true;
            }
        }
        return false;
    }

    /** Whether it is not yet back after a plan or a holiday: it may be late by as long as a new level takes. */
    private boolean isReturning(SeriesState state, Evidence evidence, Period period) {
        if (state.returning < 0) {
            return false;
        }
        state.returning++;
        boolean back = evidence.deviations() < tuning.low() || evidence.depth() < tuning.back();
        if (back || state.life.isFiring() || state.returning > rules.grace() * state.season.adoption(period.length())) {
            state.returning = -1;
        }
        return state.returning >= 0;
    }

    private boolean isOverdue(Plan plan, Period period) {
        return rules.others().isOn(AlertKind.OVERDUE_RESTART)
                && rules.others().restarts().isOverdue(plan.kind(), plan.end(), period);
    }

    private Verdict settle(
            SeriesState state,
            NodeId node,
            Period period,
            SeriesTotal total,
            Moment moment,
            Expectation expectation,
            Evidence evidence,
            Transition transition) {
        List<Alert> alerts = new ArrayList<>();
        Life life = transition.life();
        switch (transition.change()) {
            case NONE -> {}
            case RAISED, REPLACED -> {
                if (life.kind() != AlertKind.OVERDUE_RESTART) {
                    state.baseline.recordAlert(moment, evidence);
                }
                state.alert
                        .filter(a -> a.state() == AlertState.FIRING)
                        .ifPresent(a -> alerts.add(told.ended(
                                a,
                                AlertState.RESOLVED,
                                period,
                                period.start(),
                                evidence,
                                state.doubt,
                                "has become a standstill")));
                String id = told.id(node, period, total, life);
                alerts.add(told.firing(id, node, period, total, life, evidence, state.doubt, transition.reason()));
            }
            case WORSENED -> {
                String id = state.alert.map(Alert::id).orElseGet(() -> told.id(node, period, total, life));
                alerts.add(told.firing(id, node, period, total, life, evidence, state.doubt, transition.reason()));
            }
            case RESOLVED, ADOPTED -> {
                state.alert.ifPresent(a -> alerts.add(told.ended(
                        a,
                        AlertState.RESOLVED,
                        period,
                        life.normalFrom(),
                        evidence,
                        state.doubt,
                        transition.reason())));
                if (transition.learns()) {
                    state.baseline.settle();
                } else {
                    state.baseline.adopt(evidence);
                }
            }
            case WITHDRAWN, EXPLAINED ->
                throw new IllegalStateException(
                        "a reading must not end an alert as " + transition.change() + ", did at " + period);
        }
        if (transition.learns() || state.baseline.isHabitual()) {
            state.baseline.learn(moment, evidence, expectation, tuning);
        } else {
            state.baseline.pass(moment, evidence);
        }
        state.life = life;
        if (!alerts.isEmpty()) {
            // The evidence of a transition is told with it; the state needs none to go on.
            state.alert = Optional.of(alerts.get(alerts.size() - 1).on(Optional.empty()));
        }
        return new Verdict(Outcome.JUDGED, Optional.of(evidence), alerts);
    }

    private Verdict again(SeriesState state, NodeId node, Period period, SeriesTotal total) {
        if (!total.isComplete() || period.start().equals(state.judged) && total.sum() == state.judgedSum) {
            return Verdict.of(Outcome.LATE);
        }
        Life before = state.life;
        Transition transition = decision.correct(before, period.start(), (double) total.sum() / FixedPoint.ONE);
        boolean weighed = transition.life() != state.life;
        state.life = transition.life();
        if (transition.reason().isEmpty() || state.alert.isEmpty()) {
            return Verdict.of(weighed ? Outcome.CORRECTED : Outcome.LATE);
        }
        Mark mark = before.grounds().stream()
                .filter(ground -> ground.period().equals(period.start()))
                .findFirst()
                .orElseThrow();
        Alert withdrawn = told.withdrawn(state.alert.get(), total, mark, transition.reason());
        state.alert = Optional.empty();
        state.baseline.settle();
        return new Verdict(Outcome.CORRECTED, Optional.empty(), List.of(withdrawn));
    }

    /** The total has become the sum of other things: what is known of its level no longer holds. */
    private Verdict relearn(
            SeriesState state, NodeId node, Period period, SeriesTotal total, Moment moment, double observed) {
        List<Alert> alerts = new ArrayList<>();
        if (state.life.isFiring()) {
            state.alert.ifPresent(a -> alerts.add(Alerts.recomposed(a, period.start(), total)));
        }
        state.alert = Optional.empty();
        state.life = Life.QUIET;
        state.baseline.restart();
        state.expectedAt = null;
        Expectation expectation = state.baseline.expect(moment, tuning);
        Evidence evidence = state.baseline.judge(moment, observed, expectation, Setting.ORDINARY, tuning);
        state.baseline.learn(moment, evidence, expectation, tuning);
        return new Verdict(Outcome.RELEARNED, Optional.empty(), alerts);
    }
}

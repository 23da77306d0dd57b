package docket.engine.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.allocation.Allocator;
import docket.allocation.Infeasible;
import docket.allocation.Outcome;
import docket.allocation.Proposal;
import docket.allocation.certificate.Certificate;
import docket.allocation.certificate.Flaw;
import docket.allocation.round.Limit;
import docket.allocation.round.Round;
import docket.allocation.round.RoundRefused;
import docket.engine.allocation.command.AdjustRound;
import docket.engine.allocation.command.ApproveRound;
import docket.engine.allocation.command.ChangeRequest;
import docket.engine.allocation.command.CloseRound;
import docket.engine.allocation.command.EndRound;
import docket.engine.allocation.command.OpenRound;
import docket.engine.allocation.command.ReopenRound;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.command.WithdrawRequest;
import docket.engine.allocation.event.Adjustment;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.allocation.event.RequestChanged;
import docket.engine.allocation.event.RequestEntered;
import docket.engine.allocation.event.RequestScored;
import docket.engine.allocation.event.RequestWithdrawn;
import docket.engine.allocation.event.RequestsNotScored;
import docket.engine.allocation.event.RoundAdjusted;
import docket.engine.allocation.event.RoundApproved;
import docket.engine.allocation.event.RoundCancelled;
import docket.engine.allocation.event.RoundClosed;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.allocation.event.RoundInfeasible;
import docket.engine.allocation.event.RoundOpened;
import docket.engine.allocation.event.RoundProposed;
import docket.engine.allocation.event.RoundRejected;
import docket.engine.allocation.event.RoundReopened;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.refusal.RequestRefusal;
import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.ScoringResult.Failed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What may be done with a round: it answers a command with the events, or refuses. */
final class RoundRules {

    /** The highest value of a unit of money that may be claimed. */
    private static final long MOST_VALUE = 1_000;

    private final RoundState state;

    RoundRules(RoundState state) {
        this.state = state;
    }

    static RoundOpened open(OpenRound command) {
        refuseNegative(command.total());
        RoundOpened opened = new RoundOpened(
                command.roundId(),
                command.caseId(),
                command.name(),
                command.fiscalYear(),
                command.total(),
                command.rule(),
                command.divisible(),
                command.closesAt(),
                command.limits());
        valid(RoundState.fold(null, opened)::round);
        return opened;
    }

    RequestEntered enter(FundsRequest request) {
        refuseUnlessCollecting();
        check(request);
        RequestEntered entered = new RequestEntered(state.roundId(), request);
        valid(RoundState.fold(state, entered)::round);
        return entered;
    }

    RequestChanged change(ChangeRequest command) {
        refuseUnlessCollecting();
        FundsRequest before = asked(command.request().requestId());
        refuseOthers(before, command.by());
        FundsRequest now = command.request();
        if (!now.organization().equals(before.organization())) {
            throw new Refused(RoundRefusal.ORGANIZATION_FIXED, before.organization(), now.organization());
        }
        check(now);
        RequestChanged changed =
                new RequestChanged(state.roundId(), now, command.by().id());
        valid(RoundState.fold(state, changed)::round);
        return changed;
    }

    RequestWithdrawn withdraw(WithdrawRequest command) {
        refuseUnlessCollecting();
        refuseOthers(asked(command.requestId()), command.by());
        return new RequestWithdrawn(
                state.roundId(), command.requestId(), command.by().id());
    }

    List<RoundEvent> close(CloseRound command) {
        refuseUnlessCollecting();
        List<RoundEvent> events = new ArrayList<>(List.of(new RoundClosed(state.roundId())));
        for (FundsRequest request : state.requests()) {
            ScoreRecord score = command.scores().get(request.requestId());
            if (score != null) {
                events.add(new RequestScored(state.roundId(), request.requestId(), score));
            }
        }
        Failed unscored = command.unscored();
        if (unscored != null) {
            events.add(new RequestsNotScored(
                    state.roundId(), unscored.model(), unscored.reason(), unscored.detail(), unscored.latencyMicros()));
        }
        Outcome outcome = shared(state.round());
        events.add(
                outcome instanceof Proposal proposal
                        ? new RoundProposed(
                                state.roundId(),
                                text(proposal.certificate()),
                                proposal.certificate().inputSha256(),
                                Allocator.compare(proposal))
                        : new RoundInfeasible(state.roundId(), ((Infeasible) outcome).conflicts()));
        return events;
    }

    /** What would be proposed if the committee granted this. */
    Outcome trial(List<Adjustment> adjustments) {
        if (!state.phase().waitsForTheCommittee()) {
            throw new Refused(RoundRefusal.ROUND_NOT_PROPOSED, state.phase());
        }
        Map<String, Long> decided = new HashMap<>();
        for (Adjustment adjustment : adjustments) {
            asked(adjustment.requestId());
            refuseOtherCurrency(adjustment.granted());
            if (decided.put(adjustment.requestId(), adjustment.granted().minorUnits()) != null) {
                throw new Refused(RoundRefusal.ADJUSTED_TWICE, adjustment.requestId());
            }
        }
        return shared(valid(() -> state.round().deciding(decided)));
    }

    RoundAdjusted adjust(AdjustRound command) {
        for (Adjustment adjustment : command.adjustments()) {
            if (adjustment.reason().isBlank()) {
                throw new Refused(RequestRefusal.FIELD_REQUIRED, "reason");
            }
        }
        if (!(trial(command.adjustments()) instanceof Proposal proposal)) {
            throw new Refused(RoundRefusal.ROUND_INFEASIBLE, state.terms().name());
        }
        return new RoundAdjusted(
                state.roundId(),
                command.adjustments(),
                text(proposal.certificate()),
                proposal.certificate().inputSha256(),
                Allocator.compare(proposal));
    }

    RoundReopened reopen(ReopenRound command) {
        if (!state.phase().waitsForTheCommittee()) {
            throw new Refused(RoundRefusal.ROUND_NOT_PROPOSED, state.phase());
        }
        refuseOtherThan(CaseState.RETURNED, command.standing());
        return new RoundReopened(state.roundId());
    }

    RoundApproved approve(ApproveRound command) {
        if (state.phase() == RoundPhase.INFEASIBLE) {
            throw new Refused(RoundRefusal.ROUND_INFEASIBLE, state.terms().name());
        }
        if (state.phase() != RoundPhase.PROPOSED) {
            throw new Refused(RoundRefusal.ROUND_NOT_PROPOSED, state.phase());
        }
        refuseOtherThan(CaseState.APPROVED, command.standing());
        return new RoundApproved(state.roundId(), GrantedLines.of(state));
    }

    RoundEvent end(EndRound command) {
        if (state.phase().isOver()) {
            throw new Refused(RoundRefusal.ROUND_OVER, state.phase());
        }
        return command.standing() == CaseState.REJECTED
                ? new RoundRejected(state.roundId())
                : new RoundCancelled(state.roundId());
    }

    /** No proposal is recorded that its own certificate does not prove. */
    private static Outcome shared(Round round) {
        Outcome outcome = Allocator.propose(round);
        if (outcome instanceof Proposal proposal) {
            List<Flaw> flaws = proposal.certificate().check();
            if (!flaws.isEmpty()) {
                throw new IllegalStateException("Expected a proposal that its certificate proves but found " + flaws);
            }
        }
        return outcome;
    }

    private static String text(Certificate certificate) {
        return new String(certificate.bytes(), UTF_8);
    }

    private void check(FundsRequest request) {
        refuseOtherCurrency(request.requested());
        refuseOtherCurrency(request.minimum());
        if (request.value() < 1 || request.value() > MOST_VALUE) {
            throw new Refused(RoundRefusal.INVALID_ROUND, "value-out-of-range", request.value(), MOST_VALUE);
        }
        Set<String> above = new HashSet<>();
        for (Limit limit : state.terms().limits()) {
            if (limit.parent() != null) {
                above.add(limit.parent());
            }
        }
        if (above.contains(request.organization())) {
            throw new Refused(RoundRefusal.INVALID_ROUND, "organization-not-a-leaf", request.organization());
        }
    }

    private FundsRequest asked(String requestId) {
        return state.request(requestId).orElseThrow(() -> new Refused(RoundRefusal.UNKNOWN_FUNDS_REQUEST, requestId));
    }

    /** A group of an organisation's name is its people; whoever entered a request may change it, too. */
    private static void refuseOthers(FundsRequest request, Person by) {
        if (!by.groups().contains(request.organization()) && !by.id().equals(request.enteredBy())) {
            throw new Refused(RoundRefusal.NOT_YOUR_ORGANIZATION, request.organization());
        }
    }

    private void refuseUnlessCollecting() {
        if (state.phase() != RoundPhase.COLLECTING) {
            throw new Refused(RoundRefusal.ROUND_NOT_COLLECTING, state.phase());
        }
    }

    private static void refuseOtherThan(CaseState expected, CaseState standing) {
        if (standing != expected) {
            throw new Refused(RoundRefusal.ROUND_NOT_DECIDED, standing);
        }
    }

    private void refuseOtherCurrency(Money amount) {
        Money total = state.terms().total();
        if (!amount.currency().equals(total.currency())) {
            throw new Refused(BudgetRefusal.CURRENCY_MISMATCH, "round", amount, total.currency());
        }
        refuseNegative(amount);
    }

    private static void refuseNegative(Money amount) {
        if (amount.isNegative()) {
            throw new Refused(RequestRefusal.INVALID_AMOUNT, amount);
        }
    }

    private static Round valid(Supplier<Round> round) {
        try {
            return round.get();
        } catch (RoundRefused refused) {
            List<FieldError> errors = new ArrayList<>();
            for (RoundRefused.Found found : refused.found()) {
                errors.add(new FieldError(found.subject(), found.fault().code(), found::in));
            }
            throw new Refused(RoundRefusal.INVALID_ROUND, errors);
        }
    }
}

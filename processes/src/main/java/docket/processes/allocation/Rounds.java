package docket.processes.allocation;

import docket.bpmn.ModelProperties;
import docket.engine.allocation.AllocationRounds;
import docket.engine.allocation.command.AdjustRound;
import docket.engine.allocation.command.ApproveRound;
import docket.engine.allocation.command.CloseRound;
import docket.engine.allocation.command.EndRound;
import docket.engine.allocation.command.ReopenRound;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.event.Adjustment;
import docket.engine.allocation.event.GrantedLine;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.allocation.event.RoundOpened;
import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.year.FiscalYears;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.CaseStanding;
import docket.engine.casefile.event.CaseState;
import docket.engine.line.Decision;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.unit.Commands;
import docket.engine.unit.RootUnit;
import docket.engine.unit.Where;
import docket.processes.act.Acts;
import docket.processes.execution.Executions;
import docket.processes.variables.Routing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The round of a case, which is opened by the case's content. The case is read first, so that its lock is always taken before
 * the round's, and the round's before those of the budget lines.
 */
public final class Rounds {

    private final Commands commands;
    private final CaseFiles cases;
    private final AllocationRounds rounds;
    private final FiscalYears years;
    private final WrittenTerms terms;
    private final RequestScores scores;
    private final Acts acts;

    public Rounds(
            Commands commands,
            CaseFiles cases,
            AllocationRounds rounds,
            FiscalYears years,
            WrittenTerms terms,
            RequestScores scores,
            Acts acts) {
        this.commands = commands;
        this.cases = cases;
        this.rounds = rounds;
        this.years = years;
        this.terms = terms;
        this.scores = scores;
        this.acts = acts;
    }

    /**
     * Opens the round that the content of the case describes, and says when it closes.
     *
     * @throws Refused FORBIDDEN where its drafter keeps no budget; INVALID_ROUND, INVALID_AMOUNT, FIELD_REQUIRED
     */
    public void open(DelegateExecution execution) {
        acts.person().must(Permission.KEEP_THE_BUDGET);
        CaseStanding standing = cases.standing(Executions.caseId(execution));
        var command = terms.read(standing);
        commands.send(command, Executions.where(execution));
        Routing.closeAt(execution, command.closesAt());
    }

    /**
     * Takes no more requests, scores them, and shares out what there is: when its time has come, or by who keeps the budget.
     *
     * @throws Refused FORBIDDEN, ROUND_NOT_COLLECTING
     */
    public void propose(DelegateExecution execution) {
        RootUnit.act().ifPresent(act -> {
            if (act.actor() instanceof Person person) {
                person.must(Permission.KEEP_THE_BUDGET);
            }
        });
        String roundId = roundOf(execution);
        CloseRound command = rounds.state(roundId).map(scores::closing).orElseGet(() -> new CloseRound(roundId));
        commands.send(command, Executions.where(execution));
    }

    /** Takes requests again, as the committee returned the case. */
    public void reopen(DelegateExecution execution) {
        CaseState standing = cases.standing(Executions.caseId(execution)).state();
        commands.send(new ReopenRound(roundOf(execution), standing), Executions.where(execution));
    }

    /** Appropriates each line that the approved round gives, and allots it for the whole year; by their ids. */
    public void grant(DelegateExecution execution) {
        grant(Executions.caseId(execution), Executions.where(execution));
    }

    /**
     * What the committee grants instead goes with its approval.
     *
     * @param content what was sent with the decision
     * @throws Refused ADJUSTMENTS_WITHOUT_APPROVAL, INVALID_ADJUSTMENTS, and what the round refuses
     */
    public void decided(CaseStanding standing, Decision decision, Map<String, Object> content, Where where) {
        Object written = content.get(ModelProperties.ADJUSTMENTS);
        String roundId = RoundEvent.roundOf(standing.caseId());
        if (written == null || rounds.state(roundId).isEmpty()) {
            return;
        }
        List<Adjustment> adjustments = WrittenAdjustments.read(
                written, rounds.state(roundId).orElseThrow().terms().total().currency());
        if (adjustments.isEmpty()) {
            return;
        }
        if (decision != Decision.APPROVE) {
            throw new Refused(RoundRefusal.ADJUSTMENTS_WITHOUT_APPROVAL, decision);
        }
        commands.send(new AdjustRound(roundId, adjustments), where);
    }

    /** The case closes: a round that its model did not bring to its end ends as the case does. */
    public void settle(String caseId, Where where) {
        String roundId = RoundEvent.roundOf(caseId);
        if (rounds.state(roundId).filter(round -> !round.phase().isOver()).isEmpty()) {
            return;
        }
        CaseState standing = cases.standing(caseId).state();
        if (standing == CaseState.APPROVED) {
            grant(caseId, where);
        } else {
            commands.send(new EndRound(roundId, standing), where);
        }
    }

    private void grant(String caseId, Where where) {
        String roundId = RoundEvent.roundOf(caseId);
        CaseState standing = cases.standing(caseId).state();
        List<GrantedLine> lines =
                Objects.requireNonNull(commands.send(new ApproveRound(roundId, standing), where), "the lines");
        RoundOpened round = rounds.state(roundId).orElseThrow().terms();
        int year = round.fiscalYear();
        years.lock(year);
        if (years.isClosed(year)) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_CLOSED, "year", year);
        }
        for (GrantedLine line : lines) {
            commands.send(
                    new AppropriateFunds(
                            line.lineId(), year, line.lineCode(), line.name(), line.organization(), line.granted()),
                    where);
            commands.send(new AllotFunds(line.lineId(), line.granted(), Integer.toString(year), null), where);
        }
    }

    private static String roundOf(DelegateExecution execution) {
        return RoundEvent.roundOf(Executions.caseId(execution));
    }
}

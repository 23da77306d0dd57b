package docket.processes.budget;

import docket.engine.budget.BudgetLines;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.CommitFunds;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.budget.year.FiscalYears;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.CaseStanding;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.unit.Commands;
import docket.engine.unit.Where;

/**
 * What a case holds on the budget line that a field of its content names. The case is read first, so that its lock is always
 * taken before the line's.
 */
public final class Reservations {

    private final Commands commands;
    private final CaseFiles cases;
    private final BudgetLines lines;
    private final FiscalYears years;

    public Reservations(Commands commands, CaseFiles cases, BudgetLines lines, FiscalYears years) {
        this.years = years;
        this.commands = commands;
        this.cases = cases;
        this.lines = lines;
    }

    /**
     * Only on a line of the case's own organisation, of a fiscal year that is open: a case without a line is refused as well.
     *
     * @throws Refused INSUFFICIENT_FUNDS, CURRENCY_MISMATCH, FISCAL_YEAR_CLOSED, LINE_OF_ANOTHER_OFFICE,
     *     BUDGET_LINE_REQUIRED, FIELD_REQUIRED
     */
    public void reserve(String caseId, String field, Where where) {
        CaseStanding standing = cases.standing(caseId);
        Money amount = standing.amount();
        if (amount == null) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "amount");
        }
        String line = lineOf(standing, field);
        try {
            commands.send(new ReserveFunds(line, caseId, amount, standing.organization(), years.open()), where);
        } catch (Refused e) {
            throw e.code() == BudgetRefusal.UNKNOWN_BUDGET_LINE
                    ? new Refused(BudgetRefusal.BUDGET_LINE_REQUIRED, line)
                    : e;
        }
    }

    /** @throws Refused NO_SUCH_RESERVATION; NOT_OPEN_FOR_THIS where nobody has approved the case */
    public void commit(String caseId, String field, Where where) {
        CaseStanding standing = cases.standing(caseId);
        commands.send(new CommitFunds(lineOf(standing, field), caseId, standing.state()), where);
    }

    /**
     * Gives back what the case still holds, and says why; does nothing where it holds nothing.
     *
     * @throws Refused NOT_OPEN_FOR_THIS where the case is approved
     */
    public void release(String caseId, String field, Where where) {
        CaseStanding standing = cases.standing(caseId);
        Object line = standing.content().get(field);
        if (line != null && lines.holds(line.toString(), caseId)) {
            CaseState why = standing.state() == CaseState.OPEN ? CaseState.CANCELLED : standing.state();
            commands.send(new ReleaseFunds(line.toString(), caseId, why), where);
        }
    }

    /** The case closes: what it still holds is committed if it was approved, and given back otherwise. */
    public void settle(String caseId, String field, Where where) {
        CaseStanding standing = cases.standing(caseId);
        Object line = standing.content().get(field);
        if (standing.state() != CaseState.APPROVED) {
            release(caseId, field, where);
        } else if (line != null && lines.holds(line.toString(), caseId)) {
            commit(caseId, field, where);
        }
    }

    static String lineOf(CaseStanding standing, String field) {
        Object line = standing.content().get(field);
        if (line == null) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, field);
        }
        return line.toString();
    }
}

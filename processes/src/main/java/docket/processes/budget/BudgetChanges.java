package docket.processes.budget;

import docket.engine.budget.BudgetLines;
import docket.engine.budget.Holding;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.ChangeBudget;
import docket.engine.budget.command.HoldForChange;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.budget.command.yearend.CarryIn;
import docket.engine.budget.command.yearend.CarryOut;
import docket.engine.budget.terms.CarryOver;
import docket.engine.budget.terms.ChangeType;
import docket.engine.budget.terms.Hands;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.CaseStanding;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.refusal.NamedLine;
import docket.engine.refusal.Refused;
import docket.engine.unit.Commands;
import docket.engine.unit.Where;
import docket.processes.budget.BudgetChange.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Changes the budgets of several lines for a case: what a line gives is held from the request on, and all of them change
 * in one transaction. The case is read first and the lines by their ids, so that locks are always taken in one order.
 */
public final class BudgetChanges {

    private final Commands commands;
    private final CaseFiles cases;
    private final BudgetLines lines;
    private final BudgetLineViews views;
    private final FiscalYears years;

    public BudgetChanges(
            Commands commands, CaseFiles cases, BudgetLines lines, BudgetLineViews views, FiscalYears years) {
        this.commands = commands;
        this.cases = cases;
        this.lines = lines;
        this.views = views;
        this.years = years;
    }

    /** @throws Refused INSUFFICIENT_FUNDS, CURRENCY_MISMATCH, FISCAL_YEAR_CLOSED, BUDGET_LINE_REQUIRED, and what makes no change or no carry-over */
    public void hold(String caseId, String field, Where where) {
        BudgetChange change = of(cases.standing(caseId), field);
        Set<Integer> open = years.open();
        Map<String, BudgetLineView> changed = new HashMap<>();
        for (Part part : change.parts()) {
            changed.put(part.lineId(), fitting(part, change.type(), open));
        }
        ChangedTogether.require(change, changed);
        for (Part part : change.parts()) {
            if (part.commitment() != null) {
                lines.requireCarriable(
                        part.lineId(),
                        part.commitment(),
                        CarryOver.ACCIDENT,
                        part.amount().negated());
            } else if (part.gives()) {
                commands.send(
                        new HoldForChange(
                                part.lineId(),
                                caseId,
                                change.type(),
                                part.amount().negated(),
                                open),
                        where);
            }
        }
    }

    /** @throws Refused NOT_OPEN_FOR_THIS where nobody has approved the case; FISCAL_YEAR_CLOSED, NO_SUCH_RESERVATION */
    public void change(String caseId, String field, Where where) {
        CaseStanding standing = cases.standing(caseId);
        BudgetChange change = of(standing, field);
        if (change.type() == ChangeType.CARRY_OVER) {
            carryOver(standing, change, where);
            return;
        }
        Set<Integer> open = years.open();
        for (Part part : change.parts()) {
            commands.send(
                    new ChangeBudget(part.lineId(), caseId, change.type(), part.amount(), standing.state(), open),
                    where);
        }
    }

    /** Gives back what the case still holds on its lines; does nothing where it holds nothing. */
    public void release(String caseId, String field, Where where) {
        CaseStanding standing = cases.standing(caseId);
        CaseState why = standing.state() == CaseState.OPEN ? CaseState.CANCELLED : standing.state();
        BudgetChange.parts(standing.content().get(field)).stream()
                .map(Part::lineId)
                .sorted()
                .filter(line -> lines.holds(line, caseId))
                .forEach(line -> commands.send(new ReleaseFunds(line, caseId, why), where));
    }

    /** The case closes: what it still holds is given back, unless it was approved and its model did not change the lines. */
    public void settle(String caseId, String field, Where where) {
        CaseStanding standing = cases.standing(caseId);
        if (standing.state() != CaseState.APPROVED) {
            release(caseId, field, where);
        } else if (BudgetChange.parts(standing.content().get(field)).stream()
                .anyMatch(part -> lines.holds(part.lineId(), caseId))) {
            change(caseId, field, where);
        }
    }

    private static BudgetChange of(CaseStanding standing, String field) {
        return BudgetChange.of(standing.content(), field);
    }

    /** The line, which must be there and able to change. */
    private BudgetLineView fitting(Part part, ChangeType type, Set<Integer> open) {
        BudgetLineView line = views.find(part.lineId())
                .orElseThrow(() -> new Refused(BudgetRefusal.BUDGET_LINE_REQUIRED, part.lineId()));
        Money budget = line.funds().adjusted();
        if (!budget.currency().equals(part.amount().currency())) {
            throw new Refused(BudgetRefusal.CURRENCY_MISMATCH, part.amount(), budget.currency(), named(line));
        }
        boolean closed = line.funds().closed();
        if (closed || type != ChangeType.CARRY_OVER && !open.contains(line.fiscalYear())) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_CLOSED, named(line), line.fiscalYear(), open);
        }
        return line;
    }

    /** What a line gives goes to those that get, in the order of their ids, as far as it reaches. */
    private void carryOver(CaseStanding standing, BudgetChange change, Where where) {
        Deque<Part> getting = new ArrayDeque<>(
                change.parts().stream().filter(part -> !part.gives()).toList());
        for (Part giving : change.parts()) {
            Money left = giving.gives()
                    ? giving.amount().negated()
                    : Money.zero(giving.amount().currency());
            while (left.minorUnits() > 0) {
                Part next = getting.removeFirst();
                Money carried = next.amount().compareTo(left) <= 0 ? next.amount() : left;
                carryOver(standing, giving, carried, next.lineId(), where);
                left = left.minus(carried);
                if (carried.compareTo(next.amount()) < 0) {
                    getting.addFirst(new Part(next.lineId(), next.amount().minus(carried)));
                }
            }
        }
    }

    /** Free money goes as it was voted; a commitment goes with whose hands it has been through, by accident. */
    private void carryOver(CaseStanding standing, Part giving, Money carried, String toLine, Where where) {
        String caseId = standing.caseId();
        String commitment = giving.commitment();
        CarryOver kind = commitment == null ? CarryOver.EXPLICIT : CarryOver.ACCIDENT;
        Hands hands = commitment == null
                ? null
                : lines.holding(giving.lineId(), commitment).map(Holding::hands).orElse(null);
        commands.send(
                new CarryOut(giving.lineId(), caseId, kind, carried, commitment, toLine, standing.state()), where);
        commands.send(new CarryIn(toLine, caseId, kind, carried, commitment, hands, giving.lineId()), where);
    }

    static NamedLine named(BudgetLineView line) {
        return new NamedLine(line.name(), line.code());
    }
}

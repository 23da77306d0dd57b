package docket.engine.budget;

import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.ChangeBudget;
import docket.engine.budget.command.SetControl;
import docket.engine.budget.command.yearend.BindShare;
import docket.engine.budget.command.yearend.CarryIn;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.budgeting.BudgetChanged;
import docket.engine.budget.event.budgeting.ControlChanged;
import docket.engine.budget.event.budgeting.FundsAllotted;
import docket.engine.budget.event.budgeting.FundsAppropriated;
import docket.engine.budget.event.yearend.FundsCarriedIn;
import docket.engine.budget.event.yearend.FundsLapsed;
import docket.engine.budget.event.yearend.LapseReversed;
import docket.engine.budget.event.yearend.ShareBound;
import docket.engine.budget.terms.ChangeType;
import docket.engine.budget.terms.Control;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.refusal.NamedLine;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose line it is and what may be spent on it: how its budget is voted, released and changed, and lapses. Immutable.
 */
record Budget(String lineId, int fiscalYear, String code, String name, String organization, Funds funds) {

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}(?![0-9])");

    static FundsAppropriated appropriate(AppropriateFunds command) {
        requireNotNegative(command.amount());
        return new FundsAppropriated(
                command.lineId(),
                command.fiscalYear(),
                command.code(),
                command.name(),
                command.organization(),
                command.amount(),
                command.program(),
                command.item(),
                command.fundSource(),
                command.control());
    }

    static Budget opened(FundsAppropriated event) {
        return new Budget(
                event.lineId(),
                event.fiscalYear(),
                event.code(),
                event.name(),
                event.organization(),
                Funds.opened(event));
    }

    Budget after(FundsEvent event) {
        return new Budget(lineId, fiscalYear, code, name, organization, funds.after(event));
    }

    FundsAllotted allot(AllotFunds command) {
        requireNotClosed();
        Money amount = command.amount();
        requireAmount(amount);
        boolean ahead = beginsBefore(command.period(), fiscalYear);
        if (ahead && command.advance() == null) {
            throw new Refused(BudgetRefusal.ADVANCE_REASON_REQUIRED, named(), fiscalYear, command.period());
        }
        Money before = funds.allottedOrNothing();
        requireWithin(funds.adjusted().minus(before), amount);
        if (funds.control() == Control.STOP && before.plus(amount).compareTo(funds.used()) < 0) {
            throw new Refused(BudgetRefusal.ALLOTMENT_TOO_LOW, amount, funds.used(), named());
        }
        return new FundsAllotted(lineId, amount, command.period(), ahead ? command.advance() : null);
    }

    ControlChanged control(SetControl command) {
        if (command.reason().isBlank()) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "reason");
        }
        if (funds.control() == command.control()) {
            throw new Refused(BudgetRefusal.CONTROL_UNCHANGED, named(), funds.control());
        }
        return new ControlChanged(lineId, funds.control(), command.control(), command.reason());
    }

    /** What the case has set aside for this goes before the budget does, so that nothing is counted twice. */
    List<FundsEvent> change(ChangeBudget command, Holdings holdings) {
        if (command.standing() != CaseState.APPROVED) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "change", command.standing());
        }
        requireOpenFor(command.changeType(), command.open());
        Money amount = command.amount();
        requireCurrency(amount);
        BudgetChanged changed = new BudgetChanged(lineId, command.caseId(), command.changeType(), amount);
        return amount.isNegative()
                ? List.of(holdings.give(command.caseId(), amount.negated(), this), changed)
                : List.of(changed);
    }

    FundsCarriedIn carryIn(CarryIn command) {
        requireNotClosed();
        requireSomething(command.amount());
        return new FundsCarriedIn(
                lineId,
                command.caseId(),
                command.kind(),
                command.amount(),
                command.commitment(),
                command.hands(),
                command.fromLine());
    }

    ShareBound bind(BindShare command) {
        requireNotClosed();
        requireSomething(command.amount());
        requireWithin(funds.available(), command.amount());
        return new ShareBound(lineId, command.caseId(), command.amount(), command.hands(), command.fromLine());
    }

    FundsLapsed lapse() {
        requireNotClosed();
        return new FundsLapsed(lineId, funds.unspent());
    }

    LapseReversed reverseLapse() {
        if (!funds.closed()) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_OPEN, fiscalYear);
        }
        return new LapseReversed(lineId, funds.lapsed());
    }

    NamedLine named() {
        return new NamedLine(name, code);
    }

    /** @throws Refused FISCAL_YEAR_CLOSED once the year was closed */
    void requireNotClosed() {
        if (funds.closed()) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_CLOSED, "closed", named(), fiscalYear);
        }
    }

    /** @throws Refused FISCAL_YEAR_CLOSED where its year is not among those that are open */
    void requireOpen(Set<Integer> open) {
        requireNotClosed();
        if (!open.contains(fiscalYear)) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_CLOSED, named(), fiscalYear, new TreeSet<>(open));
        }
    }

    /** A carry-over may leave and reach a year that is not open and not closed. */
    void requireOpenFor(ChangeType type, Set<Integer> open) {
        if (type == ChangeType.CARRY_OVER) {
            requireNotClosed();
        } else {
            requireOpen(open);
        }
    }

    /** @throws Refused CURRENCY_MISMATCH, INVALID_AMOUNT where it is negative */
    void requireAmount(Money amount) {
        requireCurrency(amount);
        requireNotNegative(amount);
    }

    /** @throws Refused CURRENCY_MISMATCH, INVALID_AMOUNT where it is negative or nothing */
    void requireSomething(Money amount) {
        requireAmount(amount);
        if (amount.minorUnits() == 0) {
            throw new Refused(RequestRefusal.INVALID_AMOUNT, amount);
        }
    }

    /** @throws Refused INSUFFICIENT_FUNDS */
    void requireWithin(Money available, Money asked) {
        if (asked.compareTo(available) > 0) {
            throw new Refused(BudgetRefusal.INSUFFICIENT_FUNDS, asked, available, named());
        }
    }

    private void requireCurrency(Money amount) {
        if (!amount.currency().equals(funds.adjusted().currency())) {
            throw new Refused(
                    BudgetRefusal.CURRENCY_MISMATCH, amount, funds.adjusted().currency(), named());
        }
    }

    private static void requireNotNegative(Money amount) {
        if (amount.isNegative()) {
            throw new Refused(RequestRefusal.INVALID_AMOUNT, amount);
        }
    }

    /** Whether a period, such as {@code 2025-12}, begins before the fiscal year. */
    private static boolean beginsBefore(String period, int fiscalYear) {
        Matcher year = YEAR.matcher(period);
        return year.lookingAt() && Integer.parseInt(year.group()) < fiscalYear;
    }
}

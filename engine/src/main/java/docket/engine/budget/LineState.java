package docket.engine.budget;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.event.FundsAppropriated;
import docket.engine.budget.event.FundsEvent;
import docket.engine.money.Money;
import docket.engine.refusal.NamedLine;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.util.Collection;
import java.util.TreeSet;

/** What a budget line is: its key, its figures, and what cases hold on it. Immutable. */
record LineState(
        String lineId, int fiscalYear, String code, String name, String organization, Funds funds, Holdings holdings) {

    static LineState opened(FundsAppropriated event) {
        return new LineState(
                event.lineId(),
                event.fiscalYear(),
                event.code(),
                event.name(),
                event.organization(),
                Funds.opened(event),
                Holdings.NONE);
    }

    LineState after(FundsEvent event) {
        return new LineState(lineId, fiscalYear, code, name, organization, funds.after(event), holdings.after(event));
    }

    NamedLine named() {
        return new NamedLine(name, code);
    }

    Money zero() {
        return Money.zero(funds.adjusted().currency());
    }

    /** @throws Refused NO_SUCH_RESERVATION */
    Holding reservationOf(String caseId) {
        Holding held = holdings.of(caseId);
        if (held == null || !held.isReservation()) {
            throw new Refused(BudgetRefusal.NO_SUCH_RESERVATION, caseId, named());
        }
        return held;
    }

    /** @throws Refused NO_SUCH_COMMITMENT */
    Holding commitmentOf(String caseId) {
        Holding held = holdings.of(caseId);
        if (held == null || held.isReservation()) {
            throw new Refused(BudgetRefusal.NO_SUCH_COMMITMENT, caseId, named());
        }
        return held;
    }

    /** @throws Refused FISCAL_YEAR_CLOSED once the year was closed */
    void refuseClosed() {
        if (funds.closed()) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_CLOSED, "closed", named(), fiscalYear);
        }
    }

    /** @throws Refused FISCAL_YEAR_CLOSED where its year is not among those that are open */
    void refuseNotOpen(Collection<Integer> open) {
        refuseClosed();
        if (!open.contains(fiscalYear)) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_CLOSED, named(), fiscalYear, new TreeSet<>(open));
        }
    }

    /** @throws Refused CURRENCY_MISMATCH, INVALID_AMOUNT where it is negative */
    void refuseOtherThanAmount(Money amount) {
        refuseOtherCurrency(amount);
        refuseNegative(amount);
    }

    /** @throws Refused CURRENCY_MISMATCH, INVALID_AMOUNT where it is negative or nothing */
    void refuseNothing(Money amount) {
        refuseOtherThanAmount(amount);
        if (amount.minorUnits() == 0) {
            throw new Refused(RequestRefusal.INVALID_AMOUNT, amount);
        }
    }

    void refuseOtherCurrency(Money amount) {
        if (!amount.currency().equals(funds.adjusted().currency())) {
            throw new Refused(
                    BudgetRefusal.CURRENCY_MISMATCH, amount, funds.adjusted().currency(), named());
        }
    }

    static void refuseNegative(Money amount) {
        if (amount.isNegative()) {
            throw new Refused(RequestRefusal.INVALID_AMOUNT, amount);
        }
    }

    /** @throws Refused INSUFFICIENT_FUNDS */
    void refuseMoreThan(Money available, Money asked) {
        if (asked.compareTo(available) > 0) {
            throw new Refused(BudgetRefusal.INSUFFICIENT_FUNDS, asked, available, named());
        }
    }
}

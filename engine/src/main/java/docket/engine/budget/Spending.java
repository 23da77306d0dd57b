package docket.engine.budget;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.CloseExpenditure;
import docket.engine.budget.command.CommitExpenditure;
import docket.engine.budget.command.CommitFunds;
import docket.engine.budget.command.DisburseFunds;
import docket.engine.budget.command.PayFunds;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.budget.command.ReturnDisbursement;
import docket.engine.budget.event.CommitmentReleased;
import docket.engine.budget.event.DisbursementReturned;
import docket.engine.budget.event.FundsCommitted;
import docket.engine.budget.event.FundsDisbursed;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.FundsPaid;
import docket.engine.budget.event.FundsReleased;
import docket.engine.budget.event.FundsReserved;
import docket.engine.budget.terms.Control;
import docket.engine.budget.terms.Hands.Act;
import docket.engine.budget.terms.LaterShare;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a case spends money of a line: it answers a command with the events, or refuses. */
final class Spending {

    private static final String THE_REST = "commitment";

    private final LineState line;

    Spending(LineState line) {
        this.line = line;
    }

    FundsReserved reserve(ReserveFunds command) {
        line.refuseNotOpen(command.open());
        if (!command.organization().equals(line.organization())) {
            throw new Refused(BudgetRefusal.LINE_OF_ANOTHER_OFFICE, line.named());
        }
        line.refuseOtherThanAmount(command.amount());
        refuseSecondHolding(command.caseId());
        Control control = line.funds().control();
        boolean fits = command.amount().compareTo(line.funds().available()) <= 0;
        if (control == Control.STOP) {
            line.refuseMoreThan(line.funds().available(), command.amount());
        }
        List<String> warnings =
                fits || control == Control.NONE ? List.of() : List.of(BudgetRefusal.INSUFFICIENT_FUNDS.code());
        return new FundsReserved(line.lineId(), command.caseId(), command.amount(), warnings);
    }

    void refuseSecondHolding(String caseId) {
        Holding held = line.holdings().of(caseId);
        if (held != null) {
            throw new Refused(
                    BudgetRefusal.RESERVATION_EXISTS,
                    caseId,
                    held.isReservation() ? held.reserved() : held.committed(),
                    line.named());
        }
    }

    FundsCommitted commit(CommitFunds command) {
        refuseUnapproved(command.standing());
        line.refuseClosed();
        Money reserved = line.reservationOf(command.caseId()).reserved();
        return new FundsCommitted(line.lineId(), command.caseId(), reserved, null, List.of());
    }

    /** What is given back goes first: what happened last says that the case still has money. */
    List<FundsEvent> commit(CommitExpenditure command) {
        refuseUnapproved(command.standing());
        line.refuseClosed();
        Money reserved = line.reservationOf(command.caseId()).reserved();
        line.refuseNothing(command.amount());
        if (command.amount().compareTo(reserved) > 0) {
            throw new Refused(BudgetRefusal.ABOVE_RESERVATION, command.amount(), reserved, line.named());
        }
        refuseInvalid(command.later());
        Money rest = reserved.minus(command.amount());
        List<FundsEvent> events = new ArrayList<>();
        if (rest.minorUnits() > 0) {
            events.add(new FundsReleased(line.lineId(), command.caseId(), rest, THE_REST));
        }
        events.add(new FundsCommitted(
                line.lineId(), command.caseId(), command.amount(), command.by(), List.copyOf(command.later())));
        return events;
    }

    FundsDisbursed disburse(DisburseFunds command) {
        line.refuseClosed();
        Holding held = commitmentOf(command.caseId(), command.by(), Act.DISBURSEMENT);
        line.refuseNothing(command.amount());
        if (command.amount().compareTo(held.committed()) > 0) {
            throw new Refused(BudgetRefusal.ABOVE_COMMITMENT, command.amount(), held.committed(), line.named());
        }
        return new FundsDisbursed(line.lineId(), command.caseId(), command.amount(), command.by());
    }

    DisbursementReturned giveBack(ReturnDisbursement command) {
        line.refuseClosed();
        Money ordered = orderOf(commitmentOf(command.caseId(), command.by(), Act.PAYMENT), command.caseId());
        return new DisbursementReturned(line.lineId(), command.caseId(), ordered, command.reason(), command.by());
    }

    /** What was ordered in time is paid also when the year is closed. */
    FundsPaid pay(PayFunds command) {
        Money ordered = orderOf(commitmentOf(command.caseId(), command.by(), Act.PAYMENT), command.caseId());
        return new FundsPaid(line.lineId(), command.caseId(), ordered, command.by());
    }

    FundsReleased release(ReleaseFunds command) {
        if (command.standing() == CaseState.APPROVED) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "release", command.standing());
        }
        String reason = command.standing().name().toLowerCase(Locale.ROOT);
        Money reserved = line.reservationOf(command.caseId()).reserved();
        return new FundsReleased(line.lineId(), command.caseId(), reserved, reason);
    }

    List<FundsEvent> close(CloseExpenditure command) {
        Holding held = line.holdings().of(command.caseId());
        if (held == null) {
            throw new Refused(BudgetRefusal.NO_SUCH_COMMITMENT, command.caseId(), line.named());
        }
        if (command.by() != null) {
            refuseSecondHand(held, command.by(), Act.DISBURSEMENT);
        }
        if (held.ordered().minorUnits() > 0) {
            throw new Refused(BudgetRefusal.ORDER_UNPAID, held.ordered(), line.named());
        }
        List<FundsEvent> events = new ArrayList<>();
        if (held.isReservation()) {
            events.add(new FundsReleased(line.lineId(), command.caseId(), held.reserved(), command.reason()));
        } else if (held.committed().minorUnits() > 0) {
            events.add(new CommitmentReleased(
                    line.lineId(), command.caseId(), held.committed(), command.reason(), command.by()));
        }
        return events;
    }

    private void refuseInvalid(List<LaterShare> later) {
        Set<Integer> years = new HashSet<>();
        for (LaterShare share : later) {
            line.refuseNothing(share.amount());
            if (share.fiscalYear() <= line.fiscalYear() || !years.add(share.fiscalYear())) {
                throw new Refused(BudgetRefusal.INVALID_SHARE, share.fiscalYear(), line.fiscalYear(), line.named());
            }
        }
    }

    private Holding commitmentOf(String caseId, String person, Act act) {
        Holding held = line.commitmentOf(caseId);
        refuseSecondHand(held, person, act);
        return held;
    }

    private static void refuseSecondHand(Holding held, String person, Act act) {
        if (held.hands().areOf(person, act)) {
            throw new Refused(BudgetRefusal.FOUR_EYES, new Who(person));
        }
    }

    private Money orderOf(Holding held, String caseId) {
        if (held.ordered().minorUnits() == 0) {
            throw new Refused(BudgetRefusal.NOTHING_ORDERED, caseId, line.named());
        }
        return held.ordered();
    }

    private static void refuseUnapproved(CaseState standing) {
        if (standing != CaseState.APPROVED) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "commitment", standing);
        }
    }
}

package docket.engine.budget;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.CloseExpenditure;
import docket.engine.budget.command.CommitExpenditure;
import docket.engine.budget.command.CommitFunds;
import docket.engine.budget.command.DisburseFunds;
import docket.engine.budget.command.HoldForChange;
import docket.engine.budget.command.PayFunds;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.budget.command.ReturnCommitment;
import docket.engine.budget.command.ReturnDisbursement;
import docket.engine.budget.command.yearend.CarryOut;
import docket.engine.budget.command.yearend.HandOnShare;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.spending.CommitmentReleased;
import docket.engine.budget.event.spending.CommitmentReturned;
import docket.engine.budget.event.spending.DisbursementReturned;
import docket.engine.budget.event.spending.FundsCommitted;
import docket.engine.budget.event.spending.FundsDisbursed;
import docket.engine.budget.event.spending.FundsPaid;
import docket.engine.budget.event.spending.FundsReleased;
import docket.engine.budget.event.spending.FundsReserved;
import docket.engine.budget.event.yearend.FundsCarriedOut;
import docket.engine.budget.event.yearend.ShareHandedOn;
import docket.engine.budget.terms.CarryOver;
import docket.engine.budget.terms.Control;
import docket.engine.budget.terms.Hands.Act;
import docket.engine.budget.terms.LaterShare;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What each case holds on a line, and how it gets hold of money, spends it and gives it back. A case that holds nothing
 * more is forgotten, so that they are no more than the cases that are under way. What an approval commits is not paid by
 * this program: it is forgotten at once. Immutable, and another with one more shares all the others with it.
 */
record Holdings(@JsonValue PMap<String, Holding> byCase) {

    static final Holdings NONE = new Holdings(HashTreePMap.empty());

    private static final String COMMITTED = "commitment";
    private static final String CHANGED = "changed";

    @JsonCreator
    static Holdings of(Map<String, Holding> byCase) {
        return new Holdings(HashTreePMap.from(byCase));
    }

    Holdings after(FundsEvent event) {
        String caseId = event.holder();
        if (caseId == null) {
            return this;
        }
        Holding now = Holding.fold(of(caseId), event);
        return new Holdings(now == null ? byCase.minus(caseId) : byCase.plus(caseId, now));
    }

    /** What a case holds; null where it holds nothing. */
    @Nullable
    Holding of(String caseId) {
        return byCase.get(caseId);
    }

    FundsReserved reserve(ReserveFunds command, Budget line) {
        line.requireOpen(command.open());
        if (!command.organization().equals(line.organization())) {
            throw new Refused(BudgetRefusal.LINE_OF_ANOTHER_OFFICE, line.named());
        }
        line.requireAmount(command.amount());
        requireNoHolding(command.caseId(), line);
        Control control = line.funds().control();
        boolean fits = command.amount().compareTo(line.funds().available()) <= 0;
        if (control == Control.STOP) {
            line.requireWithin(line.funds().available(), command.amount());
        }
        List<String> warnings =
                fits || control == Control.NONE ? List.of() : List.of(BudgetRefusal.INSUFFICIENT_FUNDS.code());
        return new FundsReserved(line.lineId(), command.caseId(), command.amount(), warnings);
    }

    /** What a line gives it must have, whatever its control. */
    FundsReserved hold(HoldForChange command, Budget line) {
        line.requireOpenFor(command.changeType(), command.open());
        line.requireSomething(command.amount());
        requireNoHolding(command.caseId(), line);
        line.requireWithin(line.funds().available(), command.amount());
        return new FundsReserved(line.lineId(), command.caseId(), command.amount(), List.of());
    }

    /** Takes what the case has set aside for a change. */
    FundsReleased give(String caseId, Money amount, Budget line) {
        Money reserved = reservationOf(caseId, line).reserved();
        requireWithinReservation(amount, reserved, line);
        return new FundsReleased(line.lineId(), caseId, amount, CHANGED);
    }

    FundsCommitted commit(CommitFunds command, Budget line) {
        requireApproved(command.standing());
        line.requireNotClosed();
        Money reserved = reservationOf(command.caseId(), line).reserved();
        return new FundsCommitted(line.lineId(), command.caseId(), reserved, null, List.of());
    }

    /** What is not committed is given back. */
    List<FundsEvent> commit(CommitExpenditure command, Budget line) {
        requireApproved(command.standing());
        line.requireNotClosed();
        Money reserved = reservationOf(command.caseId(), line)
                .notOf(command.by(), Act.COMMITMENT)
                .reserved();
        line.requireSomething(command.amount());
        requireWithinReservation(command.amount(), reserved, line);
        requireLater(command.later(), line);
        FundsCommitted committed = new FundsCommitted(
                line.lineId(), command.caseId(), command.amount(), command.by(), List.copyOf(command.later()));
        Money rest = reserved.minus(command.amount());
        return rest.minorUnits() == 0
                ? List.of(committed)
                : List.of(new FundsReleased(line.lineId(), command.caseId(), rest, COMMITTED), committed);
    }

    FundsDisbursed disburse(DisburseFunds command, Budget line) {
        line.requireNotClosed();
        Holding held = commitmentOf(command.caseId(), line).notOf(command.by(), Act.DISBURSEMENT);
        line.requireSomething(command.amount());
        requireWithinCommitment(command.amount(), held, line);
        return new FundsDisbursed(line.lineId(), command.caseId(), command.amount(), command.by());
    }

    CommitmentReturned returnCommitment(ReturnCommitment command, Budget line) {
        line.requireNotClosed();
        Holding held = commitmentOf(command.caseId(), line).notOf(command.by(), Act.DISBURSEMENT);
        requireNothingOrdered(held, line);
        line.requireSomething(held.committed());
        return new CommitmentReturned(
                line.lineId(), command.caseId(), held.committed(), command.reason(), command.by());
    }

    DisbursementReturned giveBack(ReturnDisbursement command, Budget line) {
        line.requireNotClosed();
        Money ordered = orderOf(command.caseId(), command.by(), line);
        return new DisbursementReturned(line.lineId(), command.caseId(), ordered, command.reason(), command.by());
    }

    /** What was ordered in time is paid also when the year is closed. */
    FundsPaid pay(PayFunds command, Budget line) {
        Money ordered = orderOf(command.caseId(), command.by(), line);
        return new FundsPaid(line.lineId(), command.caseId(), ordered, command.by());
    }

    FundsReleased release(ReleaseFunds command, Budget line) {
        if (command.standing() == CaseState.APPROVED) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "release", command.standing());
        }
        String reason = command.standing().name().toLowerCase(Locale.ROOT);
        Money reserved = reservationOf(command.caseId(), line).reserved();
        return new FundsReleased(line.lineId(), command.caseId(), reserved, reason);
    }

    List<FundsEvent> close(CloseExpenditure command, Budget line) {
        Holding held = of(command.caseId());
        if (held == null) {
            throw new Refused(BudgetRefusal.NO_SUCH_COMMITMENT, command.caseId(), line.named());
        }
        if (command.by() != null) {
            held.notOf(command.by(), held.isReservation() ? Act.COMMITMENT : Act.DISBURSEMENT);
        }
        requireNothingOrdered(held, line);
        if (held.isReservation()) {
            return List.of(new FundsReleased(line.lineId(), command.caseId(), held.reserved(), command.reason()));
        }
        return List.of(new CommitmentReleased(
                line.lineId(), command.caseId(), held.committed(), command.reason(), command.by()));
    }

    List<FundsEvent> carryOut(CarryOut command, Budget line) {
        if (command.standing() != CaseState.APPROVED) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "change", command.standing());
        }
        line.requireNotClosed();
        line.requireSomething(command.amount());
        FundsCarriedOut carried = new FundsCarriedOut(
                line.lineId(),
                command.caseId(),
                command.kind(),
                command.amount(),
                command.commitment(),
                command.toLine());
        if (command.commitment() == null) {
            if (command.kind() == CarryOver.ACCIDENT) {
                throw new Refused(BudgetRefusal.ACCIDENT_WITHOUT_COMMITMENT, line.named());
            }
            return List.of(give(command.caseId(), command.amount(), line), carried);
        }
        requireCarriable(command.commitment(), command.kind(), command.amount(), line);
        return List.of(carried);
    }

    /** Whether as much of a commitment could be carried over now. */
    void requireCarriable(String commitment, CarryOver kind, Money amount, Budget line) {
        Holding held = commitmentOf(commitment, line);
        requireWithinCommitment(amount, held, line);
        if (kind == CarryOver.ACCIDENT && held.byAccident()) {
            throw new Refused(BudgetRefusal.CARRIED_OVER_TWICE, commitment, line.named());
        }
    }

    ShareHandedOn handOn(HandOnShare command, Budget line) {
        if (!commitmentOf(command.caseId(), line).later().contains(command.share())) {
            throw new Refused(BudgetRefusal.NO_SUCH_COMMITMENT, command.caseId(), line.named());
        }
        return new ShareHandedOn(line.lineId(), command.caseId(), command.share(), command.toLine());
    }

    private void requireNoHolding(String caseId, Budget line) {
        Holding held = of(caseId);
        if (held != null) {
            throw new Refused(
                    BudgetRefusal.RESERVATION_EXISTS,
                    caseId,
                    held.isReservation() ? held.reserved() : held.committed(),
                    line.named());
        }
    }

    private Holding reservationOf(String caseId, Budget line) {
        Holding held = of(caseId);
        if (held == null || !held.isReservation()) {
            throw new Refused(BudgetRefusal.NO_SUCH_RESERVATION, caseId, line.named());
        }
        return held;
    }

    private Holding commitmentOf(String caseId, Budget line) {
        Holding held = of(caseId);
        if (held == null || held.isReservation()) {
            throw new Refused(BudgetRefusal.NO_SUCH_COMMITMENT, caseId, line.named());
        }
        return held;
    }

    private Money orderOf(String caseId, String payer, Budget line) {
        Holding held = commitmentOf(caseId, line).notOf(payer, Act.PAYMENT);
        if (held.ordered().minorUnits() == 0) {
            throw new Refused(BudgetRefusal.NOTHING_ORDERED, caseId, line.named());
        }
        return held.ordered();
    }

    private static void requireNothingOrdered(Holding held, Budget line) {
        if (held.ordered().minorUnits() > 0) {
            throw new Refused(BudgetRefusal.ORDER_UNPAID, held.ordered(), line.named());
        }
    }

    private static void requireWithinReservation(Money amount, Money reserved, Budget line) {
        if (amount.compareTo(reserved) > 0) {
            throw new Refused(BudgetRefusal.ABOVE_RESERVATION, amount, reserved, line.named());
        }
    }

    private static void requireWithinCommitment(Money amount, Holding held, Budget line) {
        if (amount.compareTo(held.committed()) > 0) {
            throw new Refused(BudgetRefusal.ABOVE_COMMITMENT, amount, held.committed(), line.named());
        }
    }

    private static void requireLater(List<LaterShare> later, Budget line) {
        Set<Integer> years = new HashSet<>();
        for (LaterShare share : later) {
            line.requireSomething(share.amount());
            if (share.fiscalYear() <= line.fiscalYear() || !years.add(share.fiscalYear())) {
                throw new Refused(BudgetRefusal.INVALID_SHARE, share.fiscalYear(), line.fiscalYear(), line.named());
            }
        }
    }

    private static void requireApproved(CaseState standing) {
        if (standing != CaseState.APPROVED) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "commitment", standing);
        }
    }
}

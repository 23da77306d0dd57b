package docket.engine.budget;

import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.ChangeBudget;
import docket.engine.budget.command.HoldForChange;
import docket.engine.budget.command.SetControl;
import docket.engine.budget.command.yearend.BindShare;
import docket.engine.budget.command.yearend.CarryIn;
import docket.engine.budget.command.yearend.CarryOut;
import docket.engine.budget.command.yearend.HandOnShare;
import docket.engine.budget.event.BudgetChanged;
import docket.engine.budget.event.ControlChanged;
import docket.engine.budget.event.FundsAllotted;
import docket.engine.budget.event.FundsCarriedIn;
import docket.engine.budget.event.FundsCarriedOut;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.FundsLapsed;
import docket.engine.budget.event.FundsReleased;
import docket.engine.budget.event.FundsReserved;
import docket.engine.budget.event.LapseReversed;
import docket.engine.budget.event.ShareBound;
import docket.engine.budget.event.ShareHandedOn;
import docket.engine.budget.terms.CarryOver;
import docket.engine.budget.terms.ChangeType;
import docket.engine.budget.terms.Control;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the budget of a line is released, changed and taken into another year: it answers a command with the events, or refuses. */
final class Budgeting {

    private static final String CHANGED = "changed";
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}(?![0-9])");

    private final LineState line;

    Budgeting(LineState line) {
        this.line = line;
    }

    FundsAllotted allot(AllotFunds command) {
        line.refuseClosed();
        Money amount = command.amount();
        line.refuseOtherThanAmount(amount);
        boolean ahead = beginsBefore(command.period(), line.fiscalYear());
        if (ahead && command.advance() == null) {
            throw new Refused(BudgetRefusal.ADVANCE_REASON_REQUIRED, line.named(), line.fiscalYear(), command.period());
        }
        Funds funds = line.funds();
        Money before = funds.allotted() == null ? line.zero() : funds.allotted();
        line.refuseMoreThan(funds.adjusted().minus(before), amount);
        if (funds.control() == Control.STOP && before.plus(amount).compareTo(funds.used()) < 0) {
            throw new Refused(BudgetRefusal.ALLOTMENT_TOO_LOW, amount, funds.used(), line.named());
        }
        return new FundsAllotted(line.lineId(), amount, command.period(), ahead ? command.advance() : null);
    }

    ControlChanged control(SetControl command) {
        Control now = line.funds().control();
        if (command.reason().isBlank()) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "reason");
        }
        if (now == command.control()) {
            throw new Refused(BudgetRefusal.CONTROL_UNCHANGED, line.named(), now);
        }
        return new ControlChanged(line.lineId(), now, command.control(), command.reason());
    }

    FundsReserved hold(HoldForChange command) {
        refuseNotOpen(command.changeType(), command.open());
        line.refuseNothing(command.amount());
        new Spending(line).refuseSecondHolding(command.caseId());
        line.refuseMoreThan(line.funds().available(), command.amount());
        return new FundsReserved(line.lineId(), command.caseId(), command.amount(), List.of());
    }

    List<FundsEvent> change(ChangeBudget command) {
        refuseUnapproved(command.standing());
        refuseNotOpen(command.changeType(), command.open());
        Money amount = command.amount();
        line.refuseOtherCurrency(amount);
        BudgetChanged changed = new BudgetChanged(line.lineId(), command.caseId(), command.changeType(), amount);
        return amount.isNegative() ? List.of(given(command.caseId(), amount.negated()), changed) : List.of(changed);
    }

    List<FundsEvent> carryOut(CarryOut command) {
        line.refuseClosed();
        line.refuseNothing(command.amount());
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
            return List.of(given(command.caseId(), command.amount()), carried);
        }
        Holding held = line.commitmentOf(command.commitment());
        if (command.amount().compareTo(held.committed()) > 0) {
            throw new Refused(BudgetRefusal.ABOVE_COMMITMENT, command.amount(), held.committed(), line.named());
        }
        if (command.kind() == CarryOver.ACCIDENT && held.byAccident()) {
            throw new Refused(BudgetRefusal.CARRIED_OVER_TWICE, command.commitment(), line.named());
        }
        return List.of(carried);
    }

    FundsCarriedIn carryIn(CarryIn command) {
        line.refuseClosed();
        line.refuseNothing(command.amount());
        return new FundsCarriedIn(
                line.lineId(),
                command.caseId(),
                command.kind(),
                command.amount(),
                command.commitment(),
                command.hands(),
                command.fromLine());
    }

    ShareHandedOn handOn(HandOnShare command) {
        if (!line.commitmentOf(command.caseId()).later().contains(command.share())) {
            throw new Refused(BudgetRefusal.NO_SUCH_COMMITMENT, command.caseId(), line.named());
        }
        return new ShareHandedOn(line.lineId(), command.caseId(), command.share(), command.toLine());
    }

    ShareBound bind(BindShare command) {
        line.refuseClosed();
        line.refuseNothing(command.amount());
        line.refuseMoreThan(line.funds().available(), command.amount());
        return new ShareBound(line.lineId(), command.caseId(), command.amount(), command.hands(), command.fromLine());
    }

    FundsLapsed lapse() {
        line.refuseClosed();
        return new FundsLapsed(line.lineId(), line.funds().unspent());
    }

    LapseReversed reverseLapse() {
        if (!line.funds().closed()) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_OPEN, line.fiscalYear());
        }
        return new LapseReversed(line.lineId(), line.funds().lapsed());
    }

    /** Whether a period, such as {@code 2025-12}, begins before the fiscal year. */
    private static boolean beginsBefore(String period, int fiscalYear) {
        Matcher year = YEAR.matcher(period);
        return year.lookingAt() && Integer.parseInt(year.group()) < fiscalYear;
    }

    /** What the case has set aside for this goes before the budget does, so that nothing is counted twice. */
    private FundsReleased given(String caseId, Money amount) {
        Money reserved = line.reservationOf(caseId).reserved();
        if (amount.compareTo(reserved) > 0) {
            throw new Refused(BudgetRefusal.ABOVE_RESERVATION, amount, reserved, line.named());
        }
        return new FundsReleased(line.lineId(), caseId, amount, CHANGED);
    }

    private void refuseNotOpen(ChangeType type, Set<Integer> open) {
        if (type == ChangeType.CARRY_OVER) {
            line.refuseClosed();
        } else {
            line.refuseNotOpen(open);
        }
    }

    private static void refuseUnapproved(CaseState standing) {
        if (standing != CaseState.APPROVED) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "change", standing);
        }
    }
}

package docket.engine.budget;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.CommitFunds;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.budget.event.FundsAllotted;
import docket.engine.budget.event.FundsAppropriated;
import docket.engine.budget.event.FundsCommitted;
import docket.engine.budget.event.FundsReleased;
import docket.engine.budget.event.FundsReserved;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.refusal.NamedLine;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.store.load.Copied;
import java.util.Locale;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * One appropriation: what may be spent on one line in one fiscal year, in one currency. What is available is what was
 * allotted (where nothing ever was: what was appropriated) without what is reserved and what is committed. It never
 * goes below zero. What an approved case holds is committed and not released, and nothing is committed without an
 * approval.
 */
@Revision(BudgetLine.REVISION)
@SuppressWarnings("NullAway.Init") // Axon makes an empty aggregate and the first event fills it
public class BudgetLine implements Copied<BudgetLine> {

    /** The revision of the snapshots: those of another revision are not read. */
    public static final String REVISION = "3";

    @AggregateIdentifier
    private String lineId;

    private int fiscalYear;
    private String code;
    private String name;
    private String organization;
    private Money appropriated;

    /** The sum of the allotments, or null while there is none. */
    private @Nullable Money allotted;

    private Money reserved;
    private Money committed;

    private Reservations reservations;

    protected BudgetLine() {}

    @Override
    public BudgetLine copy() {
        BudgetLine copy = new BudgetLine();
        copy.lineId = lineId;
        copy.fiscalYear = fiscalYear;
        copy.code = code;
        copy.name = name;
        copy.organization = organization;
        copy.appropriated = appropriated;
        copy.allotted = allotted;
        copy.reserved = reserved;
        copy.committed = committed;
        copy.reservations = reservations;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(AppropriateFunds command) {
        if (lineId != null) {
            throw new Refused(BudgetRefusal.BUDGET_LINE_EXISTS, command.lineId());
        }
        refuseNegative(command.amount());
        apply(new FundsAppropriated(
                command.lineId(),
                command.fiscalYear(),
                command.code(),
                command.name(),
                command.organization(),
                command.amount()));
        return command.lineId();
    }

    @CommandHandler
    void handle(AllotFunds command) {
        refuseOtherThanAmountOfThisLine(command.amount());
        Money before = allotted == null ? Money.zero(appropriated.currency()) : allotted;
        refuseMoreThan(appropriated.minus(before), command.amount());
        Money used = reserved.plus(committed);
        if (before.plus(command.amount()).compareTo(used) < 0) {
            throw new Refused(BudgetRefusal.ALLOTMENT_TOO_LOW, command.amount(), used, named());
        }
        apply(new FundsAllotted(lineId, command.amount(), command.period()));
    }

    @CommandHandler
    void handle(ReserveFunds command) {
        if (command.fiscalYear() != fiscalYear) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_CLOSED, named(), fiscalYear, command.fiscalYear());
        }
        if (!command.organization().equals(organization)) {
            throw new Refused(BudgetRefusal.LINE_OF_ANOTHER_OFFICE, named());
        }
        refuseOtherThanAmountOfThisLine(command.amount());
        Money held = reservations.of(command.caseId());
        if (held != null) {
            throw new Refused(BudgetRefusal.RESERVATION_EXISTS, command.caseId(), held, named());
        }
        refuseMoreThan(available(), command.amount());
        apply(new FundsReserved(lineId, command.caseId(), command.amount()));
    }

    @CommandHandler
    void handle(CommitFunds command) {
        if (command.standing() != CaseState.APPROVED) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "commitment", command.standing());
        }
        apply(new FundsCommitted(lineId, command.caseId(), reservationOf(command.caseId())));
    }

    @CommandHandler
    void handle(ReleaseFunds command) {
        if (command.standing() == CaseState.APPROVED) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "release", command.standing());
        }
        String reason = command.standing().name().toLowerCase(Locale.ROOT);
        apply(new FundsReleased(lineId, command.caseId(), reservationOf(command.caseId()), reason));
    }

    @EventSourcingHandler
    void on(FundsAppropriated event) {
        lineId = event.lineId();
        fiscalYear = event.fiscalYear();
        code = event.code();
        name = event.name();
        organization = event.organization();
        appropriated = event.amount();
        reserved = Money.zero(event.amount().currency());
        committed = reserved;
        reservations = Reservations.NONE;
    }

    @EventSourcingHandler
    void on(FundsAllotted event) {
        allotted = allotted == null ? event.amount() : allotted.plus(event.amount());
    }

    @EventSourcingHandler
    void on(FundsReserved event) {
        reservations = reservations.with(event.caseId(), event.amount());
        reserved = reserved.plus(event.amount());
    }

    @EventSourcingHandler
    void on(FundsCommitted event) {
        reservations = reservations.without(event.caseId());
        reserved = reserved.minus(event.amount());
        committed = committed.plus(event.amount());
    }

    @EventSourcingHandler
    void on(FundsReleased event) {
        reservations = reservations.without(event.caseId());
        reserved = reserved.minus(event.amount());
    }

    boolean holds(String caseId) {
        return reservations.of(caseId) != null;
    }

    private NamedLine named() {
        return new NamedLine(name, code);
    }

    private Money available() {
        Money ceiling = allotted == null ? appropriated : allotted;
        return ceiling.minus(reserved).minus(committed);
    }

    private Money reservationOf(String caseId) {
        Money held = reservations.of(caseId);
        if (held == null) {
            throw new Refused(BudgetRefusal.NO_SUCH_RESERVATION, caseId, named());
        }
        return held;
    }

    private void refuseOtherThanAmountOfThisLine(Money amount) {
        if (!amount.currency().equals(appropriated.currency())) {
            throw new Refused(BudgetRefusal.CURRENCY_MISMATCH, amount, appropriated.currency(), named());
        }
        refuseNegative(amount);
    }

    private static void refuseNegative(Money amount) {
        if (amount.isNegative()) {
            throw new Refused(RequestRefusal.INVALID_AMOUNT, amount);
        }
    }

    private void refuseMoreThan(Money available, Money asked) {
        if (asked.compareTo(available) > 0) {
            throw new Refused(BudgetRefusal.INSUFFICIENT_FUNDS, asked, available, named());
        }
    }
}

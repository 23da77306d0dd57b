package docket.engine.budget;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.ChangeBudget;
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
import docket.engine.budget.command.SetControl;
import docket.engine.budget.command.yearend.BindShare;
import docket.engine.budget.command.yearend.CarryIn;
import docket.engine.budget.command.yearend.CarryOut;
import docket.engine.budget.command.yearend.HandOnShare;
import docket.engine.budget.command.yearend.LapseFunds;
import docket.engine.budget.command.yearend.ReverseLapse;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.budgeting.FundsAppropriated;
import docket.engine.refusal.Refused;
import docket.engine.store.load.Copied;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;

/**
 * One appropriation: what may be spent on one line in one fiscal year, in one currency. What is available is what was
 * allotted (where nothing ever was: the budget as it is now) without what is reserved, committed, disbursed or carried
 * over. It never goes below zero, unless the control of the line lets it. Nothing is committed without an approval, and
 * who commits, who orders a payment and who pays are three people.
 */
@Revision(BudgetLine.REVISION)
@SuppressWarnings("NullAway.Init") // Axon makes an empty aggregate and the first event fills it
public class BudgetLine implements Copied<BudgetLine> {

    /** The revision of the snapshots: those of another revision are not read. */
    public static final String REVISION = "5";

    @AggregateIdentifier
    private String lineId;

    private Budget budget;

    private Holdings holdings;

    protected BudgetLine() {}

    @Override
    public BudgetLine copy() {
        BudgetLine copy = new BudgetLine();
        copy.lineId = lineId;
        copy.budget = budget;
        copy.holdings = holdings;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(AppropriateFunds command) {
        if (lineId != null) {
            throw new Refused(BudgetRefusal.BUDGET_LINE_EXISTS, command.lineId());
        }
        apply(Budget.appropriate(command));
        return command.lineId();
    }

    @CommandHandler
    void handle(AllotFunds command) {
        apply(budget.allot(command));
    }

    @CommandHandler
    void handle(SetControl command) {
        apply(budget.control(command));
    }

    @CommandHandler
    void handle(ReserveFunds command) {
        apply(holdings.reserve(command, budget));
    }

    @CommandHandler
    void handle(CommitFunds command) {
        apply(holdings.commit(command, budget));
    }

    @CommandHandler
    void handle(ReleaseFunds command) {
        apply(holdings.release(command, budget));
    }

    @CommandHandler
    void handle(CommitExpenditure command) {
        applyAll(holdings.commit(command, budget));
    }

    @CommandHandler
    void handle(DisburseFunds command) {
        apply(holdings.disburse(command, budget));
    }

    @CommandHandler
    void handle(ReturnDisbursement command) {
        apply(holdings.giveBack(command, budget));
    }

    @CommandHandler
    void handle(ReturnCommitment command) {
        apply(holdings.returnCommitment(command, budget));
    }

    @CommandHandler
    void handle(PayFunds command) {
        apply(holdings.pay(command, budget));
    }

    @CommandHandler
    void handle(CloseExpenditure command) {
        applyAll(holdings.close(command, budget));
    }

    @CommandHandler
    void handle(HoldForChange command) {
        apply(holdings.hold(command, budget));
    }

    @CommandHandler
    void handle(ChangeBudget command) {
        applyAll(budget.change(command, holdings));
    }

    @CommandHandler
    void handle(CarryOut command) {
        applyAll(holdings.carryOut(command, budget));
    }

    @CommandHandler
    void handle(CarryIn command) {
        apply(budget.carryIn(command));
    }

    @CommandHandler
    void handle(HandOnShare command) {
        apply(holdings.handOn(command, budget));
    }

    @CommandHandler
    void handle(BindShare command) {
        apply(budget.bind(command));
    }

    @CommandHandler
    void handle(LapseFunds command) {
        apply(budget.lapse());
    }

    @CommandHandler
    void handle(ReverseLapse command) {
        apply(budget.reverseLapse());
    }

    @EventSourcingHandler
    void on(FundsAppropriated event) {
        lineId = event.lineId();
        budget = Budget.opened(event);
        holdings = Holdings.NONE;
    }

    @EventSourcingHandler
    void on(FundsEvent event) {
        budget = budget.after(event);
        holdings = holdings.after(event);
    }

    Budget budget() {
        return budget;
    }

    Holdings holdings() {
        return holdings;
    }

    private static void applyAll(List<FundsEvent> events) {
        events.forEach(event -> apply(event));
    }
}

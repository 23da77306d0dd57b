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
import docket.engine.budget.command.ReturnDisbursement;
import docket.engine.budget.command.SetControl;
import docket.engine.budget.command.yearend.BindShare;
import docket.engine.budget.command.yearend.CarryIn;
import docket.engine.budget.command.yearend.CarryOut;
import docket.engine.budget.command.yearend.HandOnShare;
import docket.engine.budget.command.yearend.LapseFunds;
import docket.engine.budget.command.yearend.ReverseLapse;
import docket.engine.budget.event.FundsAppropriated;
import docket.engine.budget.event.FundsEvent;
import docket.engine.refusal.Refused;
import docket.engine.store.load.Copied;
import java.util.List;
import java.util.function.Function;
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
    public static final String REVISION = "4";

    @AggregateIdentifier
    private String lineId;

    private LineState line;

    protected BudgetLine() {}

    @Override
    public BudgetLine copy() {
        BudgetLine copy = new BudgetLine();
        copy.lineId = lineId;
        copy.line = line;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(AppropriateFunds command) {
        if (lineId != null) {
            throw new Refused(BudgetRefusal.BUDGET_LINE_EXISTS, command.lineId());
        }
        LineState.refuseNegative(command.amount());
        apply(new FundsAppropriated(
                command.lineId(),
                command.fiscalYear(),
                command.code(),
                command.name(),
                command.organization(),
                command.amount(),
                command.program(),
                command.item(),
                command.fundSource(),
                command.control()));
        return command.lineId();
    }

    @CommandHandler
    void handle(AllotFunds command) {
        apply(budgeting().allot(command));
    }

    @CommandHandler
    void handle(SetControl command) {
        apply(budgeting().control(command));
    }

    @CommandHandler
    void handle(ReserveFunds command) {
        apply(spending().reserve(command));
    }

    @CommandHandler
    void handle(CommitFunds command) {
        apply(spending().commit(command));
    }

    @CommandHandler
    void handle(ReleaseFunds command) {
        apply(spending().release(command));
    }

    @CommandHandler
    void handle(CommitExpenditure command) {
        applyAll(spending().commit(command));
    }

    @CommandHandler
    void handle(DisburseFunds command) {
        apply(spending().disburse(command));
    }

    @CommandHandler
    void handle(ReturnDisbursement command) {
        apply(spending().giveBack(command));
    }

    @CommandHandler
    void handle(PayFunds command) {
        apply(spending().pay(command));
    }

    @CommandHandler
    void handle(CloseExpenditure command) {
        applyAll(spending().close(command));
    }

    @CommandHandler
    void handle(HoldForChange command) {
        apply(budgeting().hold(command));
    }

    @CommandHandler
    void handle(ChangeBudget command) {
        applyAll(budgeting().change(command));
    }

    @CommandHandler
    void handle(CarryOut command) {
        applyAll(budgeting().carryOut(command));
    }

    @CommandHandler
    void handle(CarryIn command) {
        apply(budgeting().carryIn(command));
    }

    @CommandHandler
    void handle(HandOnShare command) {
        apply(budgeting().handOn(command));
    }

    @CommandHandler
    void handle(BindShare command) {
        apply(budgeting().bind(command));
    }

    @CommandHandler
    void handle(LapseFunds command) {
        apply(budgeting().lapse());
    }

    @CommandHandler
    void handle(ReverseLapse command) {
        apply(budgeting().reverseLapse());
    }

    @EventSourcingHandler
    void on(FundsAppropriated event) {
        lineId = event.lineId();
        line = LineState.opened(event);
    }

    @EventSourcingHandler
    void on(FundsEvent event) {
        line = line.after(event);
    }

    /** Asks the line what its events make of it. */
    <R> R ask(Function<LineState, R> question) {
        return question.apply(line);
    }

    private Spending spending() {
        return new Spending(line);
    }

    private Budgeting budgeting() {
        return new Budgeting(line);
    }

    private static void applyAll(List<FundsEvent> events) {
        events.forEach(event -> apply(event));
    }
}

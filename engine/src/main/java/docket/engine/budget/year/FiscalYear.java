package docket.engine.budget.year;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A fiscal year as budget officers open and close it. One that nobody ever opened or closed is no aggregate yet: it is
 * open while the agency's calendar says so.
 */
@SuppressWarnings("NullAway.Init") // Axon makes an empty aggregate and the first event fills it
public class FiscalYear {

    private static final String PREFIX = "fiscal-year-";

    @AggregateIdentifier
    private String id;

    private @Nullable Boolean open;

    protected FiscalYear() {}

    /** The stream of a fiscal year. */
    public static String id(int fiscalYear) {
        return PREFIX + fiscalYear;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenFiscalYear command) {
        if (open != null && open) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_OPEN, command.fiscalYear());
        }
        apply(new FiscalYearOpened(command.fiscalYear()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CloseFiscalYear command) {
        if (open != null && !open) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_CLOSED, "year", command.fiscalYear());
        }
        if (command.reason().isBlank()) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "reason");
        }
        apply(new FiscalYearClosed(command.fiscalYear(), command.reason()));
    }

    @EventSourcingHandler
    void on(FiscalYearOpened event) {
        id = id(event.fiscalYear());
        open = true;
    }

    @EventSourcingHandler
    void on(FiscalYearClosed event) {
        id = id(event.fiscalYear());
        open = false;
    }
}

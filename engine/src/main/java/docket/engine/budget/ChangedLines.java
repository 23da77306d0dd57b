package docket.engine.budget;

import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.budgeting.BudgetChanged;
import docket.engine.budget.event.yearend.FundsCarriedIn;
import docket.engine.budget.event.yearend.FundsCarriedOut;
import docket.engine.money.Money;
import docket.engine.store.RecordStore;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/** Reads from the stored events what the budget of a line was before a change of budgets. Takes no lock; thread-safe. */
public final class ChangedLines {

    private final RecordStore store;

    public ChangedLines(RecordStore store) {
        this.store = store;
    }

    /** The budget right before the case changed it, or as it is now where it has not; empty where there is no such line. */
    public Optional<Money> before(String lineId, String caseId) {
        @Nullable Funds funds = null;
        DomainEventStream events = store.storage().readEvents(lineId);
        while (events.hasNext()) {
            if (events.next().getPayload() instanceof FundsEvent event) {
                if (funds != null && isChangeBy(event, caseId)) {
                    break;
                }
                funds = Funds.fold(funds, event);
            }
        }
        return Optional.ofNullable(funds).map(Funds::adjusted);
    }

    private static boolean isChangeBy(FundsEvent event, String caseId) {
        return event instanceof BudgetChanged changed && changed.caseId().equals(caseId)
                || event instanceof FundsCarriedOut out && out.caseId().equals(caseId)
                || event instanceof FundsCarriedIn in && in.caseId().equals(caseId);
    }
}

package docket.engine.budget.day;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import docket.engine.refusal.Refused;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The days whose figures were published: one event for each, one day after the other, none twice and none left out. */
@SuppressWarnings("NullAway.Init") // Axon makes an empty aggregate and the first event fills it
public class BudgetDays {

    /** The one stream; the event of a day is the first one's sequence number and as many more as days lie between. */
    static final String ID = "budget-days";

    @AggregateIdentifier
    private String id;

    private @Nullable LocalDate last;

    protected BudgetDays() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PublishBudgetDay command) {
        LocalDate day = command.day();
        if (last != null && !day.isAfter(last)) {
            throw new Refused(DayRefusal.DAY_PUBLISHED, day);
        }
        if (last != null && !day.equals(last.plusDays(1))) {
            throw new Refused(DayRefusal.DAY_LEFT_OUT, day, last.plusDays(1));
        }
        apply(new BudgetDayPublished(day.toString(), command.zone(), command.upTo(), command.trees()));
    }

    @EventSourcingHandler
    void on(BudgetDayPublished event) {
        id = ID;
        last = LocalDate.parse(event.day());
    }
}

package docket.engine.budget.day;

import docket.engine.refusal.RefusalCode;
import docket.engine.unit.AggregateCommand;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Publishes the figures of a day. {@code id} is always that of the one stream. */
public record PublishBudgetDay(
        @TargetAggregateIdentifier String id, LocalDate day, String zone, long upTo, List<DaySum> trees)
        implements AggregateCommand {

    PublishBudgetDay(LocalDate day, String zone, long upTo, List<DaySum> trees) {
        this(BudgetDays.ID, day, zone, upTo, trees);
    }

    @Override
    public RefusalCode unknown() {
        return DayRefusal.DAY_NOT_PUBLISHED;
    }
}

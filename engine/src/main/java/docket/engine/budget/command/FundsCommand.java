package docket.engine.budget.command;

import docket.engine.refusal.RefusalCode;
import docket.engine.unit.AggregateCommand;

/** A command to a budget line. */
public interface FundsCommand extends AggregateCommand {

    @Override
    default RefusalCode unknown() {
        return BudgetRefusal.UNKNOWN_BUDGET_LINE;
    }
}

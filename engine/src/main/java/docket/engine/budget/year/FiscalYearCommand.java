package docket.engine.budget.year;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.refusal.RefusalCode;
import docket.engine.unit.AggregateCommand;

/** A command to a fiscal year, which makes it where it is not there. */
interface FiscalYearCommand extends AggregateCommand {

    @Override
    default RefusalCode unknown() {
        return BudgetRefusal.FISCAL_YEAR_CLOSED;
    }
}

package docket.engine.budget.outlook;

import docket.engine.budget.Funds;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * A line as its events made it, day by day, up to a moment. Immutable.
 *
 * @param line as it stands at the moment
 * @param executions by day of the agency's zone, by how much what is committed or disbursed changed, in minor units
 * @param changes likewise of the budget, as voted and changed since
 * @param claims what cases hold of it at the moment, those of longest ago first
 */
public record LineCourse(
        BudgetLineView line, Map<LocalDate, Long> executions, Map<LocalDate, Long> changes, List<Claim> claims) {

    public LineCourse {
        executions = Map.copyOf(executions);
        changes = Map.copyOf(changes);
        claims = List.copyOf(claims);
    }

    public Currency currency() {
        return line.funds().adjusted().currency();
    }

    /** What is bound or spent: committed or disbursed. */
    public Money executed() {
        return executed(line.funds());
    }

    static Money executed(Funds funds) {
        return funds.committed().plus(funds.disbursed());
    }
}

package docket.engine.budget.event.budgeting;

import docket.engine.budget.terms.AdvanceReason;
import docket.engine.money.Money;
import org.jspecify.annotations.Nullable;

/** Part of the budget was released for spending in a period; {@code advance} says why before the fiscal year began. */
public record FundsAllotted(
        String lineId,
        Money amount,
        String period,
        @Nullable AdvanceReason advance) implements BudgetingEvent {}

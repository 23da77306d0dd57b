package docket.engine.budget.event.budgeting;

import docket.engine.budget.terms.Control;
import docket.engine.money.Money;
import org.jspecify.annotations.Nullable;

/** A budget line was opened with its appropriation. {@code code} is the code of the line in its fiscal year. */
public record FundsAppropriated(
        String lineId,
        int fiscalYear,
        String code,
        String name,
        String organization,
        Money amount,
        @Nullable String program,
        @Nullable String item,
        @Nullable String fundSource,
        Control control)
        implements BudgetingEvent {}

package docket.engine.budget.event.budgeting;

import docket.engine.budget.terms.ChangeType;
import docket.engine.money.Money;

/** The budget of the line became more or, where {@code amount} is negative, less. */
public record BudgetChanged(String lineId, String caseId, ChangeType changeType, Money amount)
        implements BudgetingEvent {}
